-- What an end customer is asked for on a page of their own, and what they say there. Only the SHA-256 of a link's token is
-- kept. What is said about an open claim goes into the claim at once; else it waits here until the reseller files it.
create table customer_report (
    id          text        primary key,
    token_hash  bytea       not null unique,
    reseller_id text        not null,
    claim_id    text,
    asked       jsonb       not null,
    language    text        not null,
    created_at  timestamptz not null,
    created_by  text        not null,
    expires_at  timestamptz not null,
    told        jsonb,
    told_at     timestamptz,
    filed_claim text
);
create index customer_report_by_reseller on customer_report (reseller_id, created_at desc, id desc);
create index customer_report_by_end on customer_report (expires_at);

create table customer_report_file (
    id         text        primary key,
    report_id  text        not null references customer_report on delete cascade,
    type       text        not null,
    file_name  text        not null,
    media_type text        not null,
    size       bigint      not null,
    sha256     text        not null,
    added_at   timestamptz not null,
    content    bytea       not null
);
create index customer_report_file_by_report on customer_report_file (report_id);

-- Who holds a link to a claim reads and adds; the claim's end is the reseller's own, unless they say so for the link.
alter table claim_link add column may_withdraw boolean not null default false;
