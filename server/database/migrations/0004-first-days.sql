-- District time up to which the first days are told, for as long as they are not told whole: a start that was cut is gone on with.
alter table counter add column first_days_until bigint;
