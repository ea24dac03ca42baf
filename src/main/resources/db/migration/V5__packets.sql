-- The claim as it was handed to the reviewers. Set by the first change after that, so that filing costs nothing for it;
-- until then the body is the same.
alter table claims.claim add column sealed jsonb;

-- What was made of it when it was first asked for: all parts but the evidence, which is in its own table.
create table claims.packet (
    claim_id   text        not null references claims.claim,
    -- 0 is the packet itself, then its supplements
    number     integer     not null,
    created_at timestamptz not null,
    parts      text        not null,
    primary key (claim_id, number)
);

-- Public keys that packets were ever signed with, so that old packets can be verified after a change of keys.
create table claims.packet_key (
    id         text        primary key,
    public_key text        not null,
    created_at timestamptz not null
);
