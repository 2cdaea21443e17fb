-- Who may sign in. The id is what events and the audit name; nothing else of a person enters the log.
create table accounts (
  id text primary key,
  name text not null unique,
  display_name text not null,
  role text not null,
  area text not null,
  password text not null,
  disabled_at timestamptz,
  created_at timestamptz not null default clock_timestamp()
);

-- A session is known by the digest of its cookie; the cookie itself is nowhere.
create table sessions (
  digest text primary key,
  account_id text not null references accounts (id),
  created_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null
);
create index sessions_account on sessions (account_id);

-- Tokens of programs and devices, by digest, with what they may and where.
create table access_tokens (
  id text primary key,
  digest text not null unique,
  label text not null,
  role text not null,
  area text not null,
  -- Null: all that the role may.
  actions text[],
  source text not null check (source in ('device', 'import')),
  created_by text not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);

-- How often in a row signing in failed, by name and by address, both as digests.
create table sign_in_failures (
  digest text primary key,
  failures integer not null,
  last_at timestamptz not null
);

-- Raised with every change of accounts, sessions and tokens, so that every server on this database looks again.
create table access_revision (
  id smallint primary key default 1 check (id = 1),
  revision bigint not null default 0
);
insert into access_revision default values;

-- Who did and saw what. Each row's hash covers the row and the hash before it; `detail` is kept as it was hashed.
create table audit (
  seq bigint primary key,
  at bigint not null,
  actor text not null,
  role text not null,
  area text not null,
  action text not null,
  subject text not null,
  detail text not null,
  previous text not null,
  hash text not null
);
create index audit_actor on audit (actor, action, at);
create index audit_subject on audit (subject, seq);
-- The row that is locked while one is added, so that the order of commits is the order of the chain.
create table audit_head (
  id smallint primary key default 1 check (id = 1),
  seq bigint not null default 0,
  hash text not null default ''
);
insert into audit_head default values;
