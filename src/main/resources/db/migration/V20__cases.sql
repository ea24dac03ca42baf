-- One report about many codes: each code is a claim, and what counts for all of them stands here once.
create table claim_case (
    id          text        primary key,
    reseller_id text        not null,
    -- the one order of its claims; null where they are of several
    order_id    text,
    -- claims that somebody has still to do with, counted with each change of one: the last one's end is the case's
    open_claims integer     not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    -- of its last event
    sequence    integer     not null,
    -- when reminders and escalations were last told for all of it
    reminded_at  timestamptz,
    escalated_at timestamptz,
    body        jsonb       not null
);
create index case_by_reseller on claim_case (reseller_id, created_at, id);
create index case_by_time on claim_case (created_at, id);
-- Nearly all have ended, as with claims.
create index case_open on claim_case (reseller_id, created_at, id) where open_claims > 0;
create index case_open_of_all on claim_case (created_at, id) where open_claims > 0;

create table case_event (
    case_id  text        not null references claim_case,
    sequence integer     not null,
    type     text        not null,
    at       timestamptz not null,
    actor    text        not null,
    data     jsonb       not null,
    primary key (case_id, sequence)
);

alter table claim add column case_id text references claim_case;
create index claim_by_case on claim (case_id, created_at, id) where case_id is not null;

-- A file that was sent before the claim, or for many of them. It expires unless evidence has taken it.
create table stored_file (
    id          text        primary key,
    reseller_id text        not null,
    sha256      text        not null,
    size        integer     not null,
    media_type  text        not null,
    name        text        not null,
    created_at  timestamptz not null,
    -- null once evidence has taken it: then it goes with the last of that
    expires_at  timestamptz,
    content     bytea       not null,
    unique (reseller_id, sha256)
);
alter table stored_file alter column content set storage external;
create index stored_file_unused on stored_file (expires_at) where expires_at is not null;

-- Evidence is a claim's own or a case's, and has its bytes here or in a file.
alter table evidence
    alter column claim_id drop not null,
    alter column content drop not null,
    add column case_id text references claim_case,
    add column file_id text references stored_file,
    add constraint evidence_of_one check (num_nonnulls(claim_id, case_id) = 1) not valid,
    add constraint evidence_content check (num_nonnulls(content, file_id) = 1) not valid;
create index evidence_by_case on evidence (case_id) where case_id is not null;
create index evidence_by_file on evidence (file_id) where file_id is not null;

-- What happens to a case is told like what happens to a claim, under the case's id.
create function tell_webhooks_of_case() returns trigger language plpgsql as $$
begin
    insert into claims.webhook_delivery (endpoint_id, claim_id, sequence, created_at, next_attempt_at)
    select endpoint.id, event.case_id, event.sequence, now(), now()
    from happened event
    join claims.claim_case on claim_case.id = event.case_id
    join claims.webhook_endpoint endpoint
        on endpoint.reseller_id = claim_case.reseller_id and event.type = any (endpoint.events);
    return null;
end $$;

create trigger tell_webhooks_of_case after insert on case_event
    referencing new table as happened for each statement execute function tell_webhooks_of_case();
