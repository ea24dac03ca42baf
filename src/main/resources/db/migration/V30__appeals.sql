-- What was paid on appeal, or by a correction, beside what a claim was paid at first: both count for what one person may pay
-- out alone (policy, section 9). A node of the version before goes on with payouts of its own.
create table claims.appeal_payout (
    appeal_id    text primary key,
    claim_id     text        not null references claims.claim on delete cascade,
    reseller_key text        not null,
    order_key    text        not null,
    -- in the reference currency; null where it is not known
    worth        numeric,
    decided_at   timestamptz not null
);
create index appeal_payout_by_order on claims.appeal_payout (order_key);
create index appeal_payout_by_reseller on claims.appeal_payout (reseller_key, decided_at);
create index appeal_payout_by_claim on claims.appeal_payout (claim_id);

create view claims.every_payout as
select claim_id as id, reseller_key, order_key, worth, decided_at from claims.payout
union all
select appeal_id, reseller_key, order_key, worth, decided_at from claims.appeal_payout;
