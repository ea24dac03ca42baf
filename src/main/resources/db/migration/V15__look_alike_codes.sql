-- A second keyed fingerprint, in which characters that are misread for one another are one (policy, section 2a). It can only
-- be made while a code is at hand, so claims and records of before have none: null is unknown. A node of the version before
-- writes none either.
alter table claims.claim add column code_look_alike text;
alter table claims.delivery add column code_look_alike text;

-- Few claims have the same code, and a hash takes a third of the room.
create index claim_by_look_alike on claims.claim using hash (code_look_alike) where code_look_alike is not null;
create index delivery_by_look_alike on claims.delivery using hash (code_look_alike) where code_look_alike is not null;
