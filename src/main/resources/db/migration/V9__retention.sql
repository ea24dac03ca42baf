-- What is erased when (docs/adr/0006-erasure.md). What was erased, why and by whom stands in body and in the events.
alter table claim
    add column held   boolean  not null default false,
    -- 0: everything is there, 1: the contents of its evidence are erased, 2: what was written in it, too
    add column erased smallint not null default 0;
-- Claims leave it when nothing is left to erase, so that looking for the next costs the same however many there were.
create index claim_to_erase on claim (erased, created_at, id) where erased < 2;
