-- How far a published account is told is asked before each of its rows is taken.
create index events_reported on events (type, seq) where body->>'provenance' = 'reported';
