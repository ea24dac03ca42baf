-- Every replacement and refund that a person decided, approved or waiting for approval, so that what one person may pay
-- out alone is measured against their sums (policy, section 9). order_key is a hash over reseller and order.
create table payout (
    claim_id     text primary key references claim on delete cascade,
    reseller_key text        not null,
    order_key    text        not null,
    -- in the reference currency; null where it is not known
    worth        numeric,
    decided_at   timestamptz not null
);
create index payout_by_order on payout (order_key);
create index payout_by_reseller on payout (reseller_key, decided_at);

-- What was paid before there was such a table counts, and its worth is not known. Orders are folded as claim.OrderIds
-- does for letters that need no more than case and blanks.
insert into payout (claim_id, reseller_key, order_key, worth, decided_at)
select id, coalesce(reseller_id, ''),
       encode(sha256(convert_to(coalesce(reseller_id, '') || E'\n' || upper(regexp_replace(order_id, '\s', '', 'g')), 'UTF8')), 'hex'),
       null, coalesce((body #>> '{decision,at}')::timestamptz, updated_at)
from claim
where lower(body #>> '{decision,kind}') in ('replacement', 'refund') and status <> 'withdrawn'
  -- What the second person sent back is not paid.
  and coalesce(body #>> '{approval,approved}', 'true') <> 'false';
