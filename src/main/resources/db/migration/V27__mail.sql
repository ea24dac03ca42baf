-- A contact is an endpoint of another kind, so that its mails have the order, leases and attempts of webhooks. Until its
-- address is confirmed, and after it has unsubscribed, the endpoint has no events.
alter table claims.webhook_endpoint
    add column kind text not null default 'webhook' check (kind in ('webhook', 'mail'));

create table claims.mail_contact (
    id              text        primary key references claims.webhook_endpoint on delete cascade,
    -- short, for the address that answers go to
    number          bigint      generated always as identity unique,
    reseller_id     text        not null,
    address         text        not null,
    language        text        not null,
    -- what it asked for; its endpoint has it once the address is confirmed
    events          text[]      not null,
    created_at      timestamptz not null,
    -- what it is sent beside events has numbers of its own
    notices         integer     not null default 0,
    confirmed_at    timestamptz,
    unsubscribed_at timestamptz,
    unique (reseller_id, address)
);

-- Mails that ask an address whether it wants any, for a week: nobody gets many of them, whoever names it. A keyed
-- fingerprint of the address, since it may be of somebody who never wanted to be known here.
create table claims.mail_asked (
    address_key text        not null,
    reseller_id text        not null,
    at          timestamptz not null
);
create index mail_asked_by_address on claims.mail_asked (address_key, at);
create index mail_asked_by_reseller on claims.mail_asked (reseller_id, at);

-- The mailbox that answers come to, read by one node at a time.
create table claims.mail_inbox (
    name  text        primary key,
    lease uuid,
    until timestamptz not null
);

-- Mails that came in: each is taken once. What was taken became words and evidence of a claim, and is not here; what was
-- not is kept for the desk, masked, without its files.
create table claims.mail_received (
    -- a keyed fingerprint of its bytes
    key         text        primary key,
    -- the same of its Message-ID and sender, once it is read: it may come twice, on two ways
    message_key text        unique,
    at          timestamptz not null,
    -- working until it was decided; settled by the desk
    state       text        not null check (state in ('working', 'taken', 'kept', 'settled')),
    -- one that ends the node which reads it is not read for ever
    attempts    integer     not null,
    -- the claim or case that its signed address names, and the number of the contact
    about       text,
    contact     bigint,
    -- why it was kept, and what of it
    reason      text,
    sender      text,
    subject     text,
    words       text,
    files       text[],
    settled_by  text
);
create index mail_received_by_time on claims.mail_received (at);
create index mail_received_kept on claims.mail_received (at) where state = 'kept';
create index mail_received_about on claims.mail_received (about, at) where about is not null;

-- Of many codes that were reported together, mails come once and not once a code: their filing and their end are told by
-- the case, and what else happens to them waits for five minutes, so that one mail tells it of all.
create or replace function claims.tell_webhooks() returns trigger language plpgsql as $$
begin
    insert into claims.webhook_delivery (endpoint_id, claim_id, sequence, created_at, next_attempt_at)
    select endpoint.id, event.claim_id, event.sequence, now(),
        now() + case when endpoint.kind = 'mail' and claim.case_id is not null then interval '5 minutes' else interval '0' end
    from happened event
    join claims.claim on claim.id = event.claim_id
    join claims.webhook_endpoint endpoint
        on endpoint.reseller_id = claim.reseller_id and event.type = any (endpoint.events)
    where (event.type <> 'claim.message' or event.actor not like 'reseller:%')
        and (endpoint.kind <> 'mail' or claim.case_id is null
            or event.type not in ('claim.created', 'claim.resolved', 'claim.withdrawn')
                and (event.type <> 'claim.message' or event.data ->> 'case_id' is null))
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
