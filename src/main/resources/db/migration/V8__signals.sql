-- What warns a reviewer (policy, section 8) is found by columns, each within a bounded stretch of time or of rows.
alter table claim
    add column batch_id text,
    add column sku      text;
update claim
   set batch_id = body -> 'record' ->> 'batch_id',
       sku      = coalesce(body #>> '{record,delivered,sku}', body #>> '{facts,product,sku}');
create index claim_by_batch on claim (batch_id, created_at) where batch_id is not null;
create index claim_by_sku on claim (sku, created_at) where sku is not null;

-- When the code reached its reseller: what a rate of claims is measured against.
alter table delivery
    add column delivered_at timestamptz not null default now();
update delivery
   set delivered_at = coalesce((body ->> 'delivered_at')::timestamptz, (body ->> 'made_available_at')::timestamptz,
                               updated_at);
create index delivery_by_time on delivery (delivered_at, reseller_id);

-- Counted once an hour over the last 30 days, so that no reviewer waits for the count.
create table claim_rate (
    reseller_id text primary key,
    claims      bigint      not null,
    deliveries  bigint      not null,
    counted_at  timestamptz not null
);

-- What was made of a picture once, off the path of the claim that brought it.
create table picture (
    evidence_id text primary key references evidence on delete cascade,
    claim_id    text        not null,
    -- 64 bits that pictures of the same look share but for a few; null where the picture has nothing to compare
    fingerprint bigint,
    -- null where the picture could not be read
    thumbnail   bytea,
    looked_at    timestamptz not null
);
alter table picture alter column thumbnail set storage external;
-- Read from its end: the newest pictures are compared, from the index alone.
create index picture_to_compare on picture (looked_at) include (fingerprint, claim_id, evidence_id)
    where fingerprint is not null;

-- How far the pictures were looked at; evidence ids sort by time. Held by the one node that looks.
create table picture_mark (
    id    integer primary key check (id = 1),
    up_to text not null
);
insert into picture_mark values (1, '');
