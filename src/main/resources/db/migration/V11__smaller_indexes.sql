-- Until it is replaced, a node of the version before reads more for what these find; what it finds is the same.

-- Claims of a kind on a SKU, newest first: those of other kinds need not be read.
create index claim_by_sku_and_type on claims.claim (sku, type, created_at) where sku is not null;
drop index claims.claim_by_sku;

-- Hashes come in no order, so each entry changes a page of its own, and after a checkpoint the log gets the page. An index
-- a third as large has a third of the pages. Four bytes of hash do for codes, of which few claims have the same one. The
-- same evidence may come with very many claims, where PostgreSQL's index of hashes gets slow and one in order does not.
create index claim_by_code_hash on claims.claim using hash (code_fingerprint) where code_fingerprint is not null;
drop index claims.claim_by_code;
create index evidence_by_content_start on claims.evidence (left(sha256, 8));
drop index claims.evidence_by_content;
