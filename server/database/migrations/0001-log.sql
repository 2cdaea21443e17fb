-- One row: the position of the log, who it belongs to, and its clock. Locking it is what makes commit order the order of seq.
create table counter (
  id smallint primary key default 1 check (id = 1),
  seq bigint not null default 0,
  -- Made with the database, replaced when a restore is noticed: a seq is only comparable within one epoch.
  epoch text not null,
  district_id text not null,
  clock text not null check (clock in ('wall', 'demo')),
  clock_factor double precision not null default 1,
  -- District time of the last commit; later starts of a demo clock go on from here.
  district_at bigint not null
);

create table events (
  seq bigint primary key,
  id text not null unique,
  type text not null,
  ticket_id text,
  occurred_at bigint not null,
  logged_at bigint not null,
  -- Wall time; everything else is district time.
  stored_at timestamptz not null default clock_timestamp(),
  -- Of the canonical body as sent, without private fields: tells a retry from a reused id.
  digest text not null,
  body jsonb not null
);
create index events_ticket on events (ticket_id, seq) where ticket_id is not null;

-- Personal data and free text. Deleting rows here leaves the log and its answers as they are.
create table event_private (
  event_id text not null references events (id),
  ticket_id text,
  field text not null,
  value text not null,
  primary key (event_id, field)
);
create index event_private_ticket on event_private (ticket_id) where ticket_id is not null;

-- The tickets as the log leaves them, for judging and for reading by row; always derivable from events.
create table tickets (
  id text primary key,
  seq bigint not null,
  stage text not null,
  category text not null,
  grid_id text,
  received_at bigint not null,
  lon double precision,
  lat double precision,
  body jsonb not null
);
create index tickets_received on tickets (received_at, id);
create index tickets_stage on tickets (stage, received_at, id);
create index tickets_grid on tickets (grid_id, received_at, id);

-- What was refused by judgement, for the audit: no bodies, only what is needed to find the sender's mistake.
create table refusals (
  id bigint generated always as identity primary key,
  stored_at timestamptz not null default clock_timestamp(),
  event_id text not null,
  type text not null,
  ticket_id text,
  actor text not null,
  code text not null
);

-- Newest fix of a patrol. No track: a row is overwritten, and all go after a day.
create table patrol_positions (
  patrol_id text primary key,
  occurred_at bigint not null,
  lon double precision not null,
  lat double precision not null,
  stored_at timestamptz not null default clock_timestamp()
);

-- Who was in which 100 m cell within the last hour: only for counting at least three.
create table patrol_cells (
  patrol_id text not null,
  cell text not null,
  occurred_at bigint not null,
  primary key (patrol_id, cell)
);
create index patrol_cells_age on patrol_cells (occurred_at);
