-- Claims of a kind on a SKU, newest first: those of other kinds need not be read.
create index claim_by_sku_and_type on claims.claim (sku, type, created_at) where sku is not null;
drop index claims.claim_by_sku;
