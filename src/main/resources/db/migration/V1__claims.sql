-- A claim is a row here; the process is its itinerary. What is asked for by column stands in a column, the rest in body.
create table claim (
    id               text primary key,
    reseller_id      text,
    order_id         text        not null,
    status           text        not null,
    type             text,
    coverage         text,
    code_fingerprint text,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    sequence         integer     not null,
    body             jsonb       not null
);
-- The list of a reseller's claims, newest first, is read from its end.
create index claim_by_reseller on claim (reseller_id, created_at, id);
create index claim_by_order on claim (reseller_id, order_id);
create index claim_by_code on claim (code_fingerprint) where code_fingerprint is not null;

create table claim_event (
    claim_id       text        not null references claim deferrable initially deferred,
    sequence       integer     not null,
    type           text        not null,
    at             timestamptz not null,
    actor          text        not null,
    policy_version text,
    data           jsonb       not null,
    primary key (claim_id, sequence)
);

create table evidence (
    id         text primary key,
    claim_id   text        not null references claim deferrable initially deferred,
    type       text        not null,
    sha256     text        not null,
    created_at timestamptz not null,
    content    bytea       not null
);
-- Pictures and PDF files are compressed already: storing them as they are saves the attempt.
alter table evidence alter column content set storage external;
create index evidence_by_claim on evidence (claim_id);
create index evidence_by_content on evidence (sha256);

create table delivery (
    reseller_id      text        not null,
    order_id         text        not null,
    -- the fingerprint of the code, else its last characters, else empty: what makes the record one of its order
    code_key         text        not null,
    code_fingerprint text,
    last_four        text,
    updated_at       timestamptz not null,
    body             jsonb       not null,
    primary key (reseller_id, order_id, code_key)
);
create index delivery_by_code on delivery (code_fingerprint) where code_fingerprint is not null;

-- Proves, without holding it, that every node seals codes with the same key.
create table fingerprint_key (
    id         integer primary key check (id = 1),
    check_value text not null
);

create table idempotency_key (
    caller       text        not null,
    key          text        not null,
    request_hash text        not null,
    status       integer,
    response     text,
    created_at   timestamptz not null,
    primary key (caller, key)
);
create index idempotency_key_by_age on idempotency_key (created_at);
