-- Every list of GET /api/v1/claims by an index in its order, so that none grows with what is finished: of a reseller, and of
-- all for the supplier.
create index claim_by_time on claims.claim (created_at, id);

create index claim_by_type on claims.claim (reseller_id, type, created_at, id);
create index claim_by_type_of_all on claims.claim (type, created_at, id);

-- Nearly all are resolved: those are found on the way through all.
create index claim_unresolved on claims.claim (reseller_id, status, created_at, id) where status <> 'resolved';
create index claim_unresolved_of_all on claims.claim (status, created_at, id) where status <> 'resolved';

-- The other way round, so that it serves the supplier too, who asks for an order alone.
drop index claims.claim_by_order;
create index claim_by_order on claims.claim (order_id, reseller_id);
