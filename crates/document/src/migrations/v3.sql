-- What an initiative is known by in the sheets that it came from: it is found by that when they are imported again.

alter table initiative add column reference text not null default '';
