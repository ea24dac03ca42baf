-- Links that show one claim to whoever holds them, until they expire. Only the SHA-256 of a link's token is kept: a
-- token is 256 random bits, so a slow hash would add nothing.
create table claim_link (
    token_hash bytea       primary key,
    claim_id   text        not null references claim,
    read_only  boolean     not null,
    created_at timestamptz not null,
    created_by text        not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index claim_link_by_claim on claim_link (claim_id);
