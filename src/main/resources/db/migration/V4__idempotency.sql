-- A kept answer is always that of a claim that was filed, so a status beside it says nothing.
alter table claims.idempotency_key drop column status;
