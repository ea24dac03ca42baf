-- What each decided claim is like and how it was decided, so that a reviewer sees how like claims ended
-- (docs/adr/0014-precedents.md). Written with the outcome; no words of persons, no codes: an erased claim goes on counting.
create table precedent (
    claim_id    text primary key,
    -- the order of decisions: of many that are alike the newest are looked at
    number      bigint generated always as identity,
    decided_at  timestamptz not null,
    decision    text        not null,
    reason_code text        not null,
    -- one a line: the trait, a blank, its value
    traits      text        not null,
    -- hashes over some of the traits each
    key_1       bigint      not null,
    key_2       bigint      not null,
    key_3       bigint      not null,
    key_4       bigint      not null,
    key_5       bigint      not null,
    key_6       bigint      not null
);
create index precedent_1 on precedent (key_1, number);
create index precedent_2 on precedent (key_2, number);
create index precedent_3 on precedent (key_3, number);
create index precedent_4 on precedent (key_4, number);
create index precedent_5 on precedent (key_5, number);
create index precedent_6 on precedent (key_6, number);

-- Claims that were decided before there was such a table; taken up in the background, and empty ever after.
create table precedent_due (
    claim_id text primary key
);
insert into precedent_due select id from claim where status = 'resolved';
