-- Who was in which grid within the last hour: only for counting at least three.
create table patrol_grids (
  patrol_id text not null,
  grid_id text not null,
  occurred_at bigint not null,
  primary key (patrol_id, grid_id)
);
create index patrol_grids_age on patrol_grids (occurred_at);

-- When a cell or a grid last had three members or more in a count. It says nothing about anybody, so it stays.
create table patrol_ages (
  kind text not null check (kind in ('cell', 'grid')),
  area text not null,
  seen_at bigint not null,
  primary key (kind, area)
);

-- One row: since when one count followed another without a hole, and when the last one was.
create table patrol_watch (
  id smallint primary key default 1 check (id = 1),
  since bigint not null,
  counted_at bigint not null
);
