-- Where a reseller wants to be told. Secrets are derived from the id and the version, and stand nowhere.
create table claims.webhook_endpoint (
    id               text        primary key,
    reseller_id      text        not null,
    url              text        not null,
    events           text[]      not null,
    created_at       timestamptz not null,
    secret_version   integer     not null default 1,
    -- until when the secret before this one signs as well
    previous_until   timestamptz,
    -- a node that works on this endpoint holds it until then; where all calls failed, nobody calls before
    next_round_at    timestamptz not null,
    lease            uuid,
    failed_rounds    integer     not null default 0
);
create index webhook_endpoint_by_reseller on claims.webhook_endpoint (reseller_id);

-- What is to be told, told, or given up. What it says is in claim_event, which does not change.
create table claims.webhook_delivery (
    endpoint_id     text        not null references claims.webhook_endpoint on delete cascade,
    claim_id        text        not null,
    sequence        integer     not null,
    state           text        not null default 'pending' check (state in ('pending', 'delivered', 'dead')),
    -- 24 hours are counted from here: when it happened, or when it was last sent again by hand
    created_at      timestamptz not null,
    next_attempt_at timestamptz not null,
    attempts        integer     not null default 0,
    last_failure    text,
    settled_at      timestamptz,
    primary key (endpoint_id, claim_id, sequence)
);
create index webhook_delivery_pending on claims.webhook_delivery (endpoint_id, next_attempt_at) where state = 'pending';
create index webhook_delivery_dead on claims.webhook_delivery (endpoint_id, settled_at) where state = 'dead';
create index webhook_delivery_settled on claims.webhook_delivery (settled_at) where state <> 'pending';

-- An event and what is to be told of it are written by one statement: no way of writing events can forget it, none is
-- lost in between, and where nobody listens it costs no round trip.
create function claims.tell_webhooks() returns trigger language plpgsql as $$
begin
    insert into claims.webhook_delivery (endpoint_id, claim_id, sequence, created_at, next_attempt_at)
    select endpoint.id, event.claim_id, event.sequence, now(), now()
    from happened event
    join claims.claim on claim.id = event.claim_id
    join claims.webhook_endpoint endpoint
        on endpoint.reseller_id = claim.reseller_id and event.type = any (endpoint.events);
    return null;
end $$;

create trigger tell_webhooks after insert on claims.claim_event
    referencing new table as happened for each statement execute function claims.tell_webhooks();
