-- Keys of integrations. Only the SHA-256 of a key is kept: keys are 256 random bits, so a slow hash would add nothing.
create table claims.api_key (
    id                  bigint generated always as identity primary key,
    name                text        not null,
    key_hash            bytea       not null unique,
    scope               text        not null check (scope in ('reseller', 'supplier')),
    reseller_id         text,
    requests_per_minute int         not null default 60 check (requests_per_minute > 0),
    created_at          timestamptz not null default now(),
    revoked_at          timestamptz,
    constraint reseller_of_scope check ((scope = 'reseller') = (reseller_id is not null))
);

-- Rate limits and logs go by the name; a revoked key frees it for its successor.
create unique index api_key_name on claims.api_key (name) where revoked_at is null;
