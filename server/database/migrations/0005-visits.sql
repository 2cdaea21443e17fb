-- Visits and trainings are read by type, as meetings are, and are few beside the log.
create index events_visits on events (type, seq)
  where type in ('visit.registered', 'visit.made', 'training.held');
