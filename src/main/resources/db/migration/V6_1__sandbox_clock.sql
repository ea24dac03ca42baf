-- Evaluation mode: how far a reseller has moved the clock of its own claims forward. Empty in production.
create table sandbox_clock (
    reseller_id   text   primary key,
    ahead_seconds bigint not null check (ahead_seconds >= 0)
);
