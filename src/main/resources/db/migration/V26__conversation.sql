-- What a reseller and our staff say to each other about a claim or a case, and what our staff note for themselves. What a
-- reviewer asks for stands in the event that asked for it, and nowhere twice.
create table claims.message (
    id       text        primary key,
    claim_id text        references claims.claim,
    case_id  text        references claims.claim_case,
    at       timestamptz not null,
    -- who wrote it, as events name it
    author   text        not null,
    -- the way it came in
    channel  text        not null,
    -- for our staff alone: in no answer to a reseller, no webhook and no mail
    internal boolean     not null,
    -- masked of codes, and a word where it was erased
    text     text        not null,
    constraint message_of_one check (num_nonnulls(claim_id, case_id) = 1)
);
create index message_by_claim on claims.message (claim_id, at, id) where claim_id is not null;
create index message_by_case on claims.message (case_id, at, id) where case_id is not null;

-- A reseller is told what the other side writes, and not of its own words.
create or replace function claims.tell_webhooks() returns trigger language plpgsql as $$
begin
    insert into claims.webhook_delivery (endpoint_id, claim_id, sequence, created_at, next_attempt_at)
    select endpoint.id, event.claim_id, event.sequence, now(), now()
    from happened event
    join claims.claim on claim.id = event.claim_id
    join claims.webhook_endpoint endpoint
        on endpoint.reseller_id = claim.reseller_id and event.type = any (endpoint.events)
    where event.type <> 'claim.message' or event.actor not like 'reseller:%'
    for key share of endpoint;
    return null;
end $$;

create or replace function claims.tell_webhooks_of_case() returns trigger language plpgsql as $$
begin
    insert into claims.webhook_delivery (endpoint_id, claim_id, sequence, created_at, next_attempt_at)
    select endpoint.id, event.case_id, event.sequence, now(), now()
    from happened event
    join claims.claim_case on claim_case.id = event.case_id
    join claims.webhook_endpoint endpoint
        on endpoint.reseller_id = claim_case.reseller_id and event.type = any (endpoint.events)
    where event.type <> 'case.message' or event.actor not like 'reseller:%'
    for key share of endpoint;
    return null;
end $$;
