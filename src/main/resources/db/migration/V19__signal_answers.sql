-- What a reviewer answered to a signal (policy, section 8). It is about two claims and stands at both; an answer that is
-- changed is a further row, so that both are kept. Apart from the events of claims, of which a reseller reads each.
create table claims.signal_answer (
    id         bigint generated always as identity primary key,
    claim_id   text        not null references claims.claim on delete cascade,
    other_id   text        not null references claims.claim on delete cascade,
    about      text        not null,
    answer     text        not null,
    -- null where none was written, and a word where it was erased with either claim
    note       text,
    decided_by text        not null,
    decided_at timestamptz not null
);
create index signal_answer_by_claim on claims.signal_answer (claim_id);
create index signal_answer_by_other on claims.signal_answer (other_id);
