-- Second looks at decided claims (docs/adr/0016-sealed-draw.md). Nothing here is read when a claim is decided.

-- Claims whose outcome was written and that nobody has looked at yet whether they are drawn. The trigger's condition is
-- looked at without a call, so that every other event costs nothing.
create table second_look_due (
    claim_id   text        primary key,
    decided_at timestamptz not null
);

create function claims.draw_later() returns trigger language plpgsql as $$
begin
    insert into claims.second_look_due (claim_id, decided_at) values (new.claim_id, new.at) on conflict do nothing;
    return null;
end $$;

create trigger draw_later after insert on claim_event
    for each row when (new.type = 'claim.resolved') execute function claims.draw_later();

-- What is drawn follows from the key that was in force when the claim was decided. Its hash can be seen before; it itself
-- when the next one is in force.
create table second_look_key (
    id         integer     primary key,
    secret     bytea       not null,
    made_at    timestamptz not null,
    valid_from timestamptz not null
);

-- Every decided claim once, drawn or not, with all that it takes to draw it again.
create table second_look_draw (
    claim_id   text        primary key,
    key_id     integer     not null references second_look_key,
    decided_at timestamptz not null,
    rate       numeric     not null,
    drawn      boolean     not null
);
create index second_look_draw_by_key on second_look_draw (key_id, decided_at, claim_id);

create table second_look (
    id            text        primary key,
    claim_id      text        not null unique references claim,
    type          text        not null,
    first_decision text       not null,
    first_reason  text        not null,
    first_by      text        not null,
    -- who approved it; null where nobody had to
    approved_by   text,
    drawn_at      timestamptz not null,
    due_at        timestamptz not null,
    -- null until its process has started
    started_at    timestamptz,
    -- who has the task at this moment
    taken_by      text,
    decision      text,
    reason        text,
    note          text,
    answered_by   text,
    answered_at   timestamptz,
    settled_for   text,
    settlement    text,
    settled_by    text,
    -- with how it ended: agreed, settled, erased
    ended_at      timestamptz,
    ending        text
);
create index second_look_to_start on second_look (drawn_at) where started_at is null and ended_at is null;
create index second_look_answered on second_look (answered_at) where answered_at is not null;
create index second_look_of_first on second_look (first_by, ended_at) where ended_at is not null;
create index second_look_of_second on second_look (answered_by, ended_at) where ended_at is not null;
