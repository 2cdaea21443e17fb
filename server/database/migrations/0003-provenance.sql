-- Rows of a published account stand beside the others and are never listed with them.
alter table tickets add column provenance text;
update tickets set provenance = body->>'provenance';
alter table tickets alter column provenance set not null;
create index tickets_provenance on tickets (provenance, received_at, id);

-- Meetings and what comes out of them are few, and are read by type.
create index events_deliberation on events (type, seq)
  where type in ('meeting.held', 'suggestion.made', 'issue.solicited');
