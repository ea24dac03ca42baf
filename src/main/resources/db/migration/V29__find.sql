-- Staff find a claim by the reseller's own number and by the last characters of its code too.
create index claim_by_reference on claim ((body #>> '{facts,reference}'), created_at, id)
    where body #>> '{facts,reference}' is not null;
create index claim_by_last_four on claim ((body #>> '{facts,code,last_four}'), created_at, id)
    where body #>> '{facts,code,last_four}' is not null;
