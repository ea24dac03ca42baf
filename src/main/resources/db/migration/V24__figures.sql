-- Figures over all claims (docs/adr/0015-figures.md). Whoever writes a claim says so here, in the same transaction and whatever
-- version wrote it; rows are only added, so that nobody waits for another. A job takes them away as it counts.
create table claim_changed (
    claim_id text not null
);
-- Filled and emptied all day: else its dead rows would be read again and again.
alter table claim_changed set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- It has no key, which a logical replica would ask for.
alter table claim_changed replica identity full;

create function claims.claim_changed() returns trigger language plpgsql as $$
begin
    insert into claims.claim_changed (claim_id) values (new.id);
    return null;
end $$;
create trigger claim_filed after insert on claim for each row execute function claims.claim_changed();
create trigger claim_changed after update on claim for each row
    when (old.sequence <> new.sequence or old.type is distinct from new.type or old.sku is distinct from new.sku
        or old.batch_id is distinct from new.batch_id or old.reseller_id is distinct from new.reseller_id)
    execute function claims.claim_changed();

-- What there is already is counted by and by.
insert into claim_changed (claim_id) select id from claim;

-- What of each claim is in the sums: its timeline up to sequence, under these names. Lists behind a figure are read here.
create table counted_claim (
    claim_id      text primary key,
    sequence      integer     not null,
    reseller_id   text,
    type          text,
    sku           text,
    batch_id      text,
    filed_at      timestamptz not null,
    -- how it ended: replacement, refund, closure, withdrawn, not_covered; null while it is open
    ended_as      text,
    ended_at      timestamptz,
    -- who decided the outcome
    reviewer      text,
    -- when a second person last sent a decision back, and whose it was
    overturned_at timestamptz,
    overturned    text
);
create index counted_claim_by_filing on counted_claim (filed_at, claim_id);
create index counted_claim_by_end on counted_claim (ended_at, claim_id) where ended_at is not null;
create index counted_claim_overturned on counted_claim (overturned_at, claim_id) where overturned_at is not null;

-- Sums of a day (UTC). reseller_id is empty for all resellers; dimension says what value is: empty (all), reseller, reviewer,
-- sku, batch. An unknown value is empty.
create table figure (
    reseller_id text    not null,
    dimension   text    not null,
    day         date    not null,
    value       text    not null,
    type        text    not null,
    filed       integer not null,
    replacement integer not null,
    refund      integer not null,
    closure     integer not null,
    withdrawn   integer not null,
    not_covered integer not null,
    overturned  integer not null,
    primary key (reseller_id, dimension, day, value, type)
) with (fillfactor = 80);

-- How long it took to decide, or with the dimension step how long claims waited there, as a histogram (insight.Spread).
create table figure_time (
    reseller_id text     not null,
    dimension   text     not null,
    day         date     not null,
    value       text     not null,
    type        text     not null,
    bucket      smallint not null,
    claims      integer  not null,
    primary key (reseller_id, dimension, day, value, type, bucket)
) with (fillfactor = 80);

-- Codes that were delivered within 90 days, as of the last hour.
create table delivered_codes (
    dimension  text        not null,
    value      text        not null,
    codes      bigint      not null,
    counted_at timestamptz not null,
    primary key (dimension, value)
);
