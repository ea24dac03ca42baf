-- What a row is to point to may be taken away by somebody else meanwhile. It is held as it is found: who comes later finds
-- it gone, where the foreign key would fail a statement that was right when it began.
create or replace function claims.tell_webhooks() returns trigger language plpgsql as $$
begin
    insert into claims.webhook_delivery (endpoint_id, claim_id, sequence, created_at, next_attempt_at)
    select endpoint.id, event.claim_id, event.sequence, now(), now()
    from happened event
    join claims.claim on claim.id = event.claim_id
    join claims.webhook_endpoint endpoint
        on endpoint.reseller_id = claim.reseller_id and event.type = any (endpoint.events)
    for key share of endpoint;
    return null;
end $$;

create or replace function claims.tell_webhooks_of_case() returns trigger language plpgsql as $$
begin
    insert into claims.webhook_delivery (endpoint_id, claim_id, sequence, created_at, next_attempt_at)
    select endpoint.id, event.case_id, event.sequence, now(), now()
    from happened event
    join claims.claim_case on claim_case.id = event.case_id
    join claims.webhook_endpoint endpoint
        on endpoint.reseller_id = claim_case.reseller_id and event.type = any (endpoint.events)
    for key share of endpoint;
    return null;
end $$;

-- Evidence takes a file, which from then on does not expire. A file goes with the last evidence that had taken it: where
-- that happened just now, what takes it is to be read again, and then names a file that is not there.
create procedure claims.take_file(file_id text) language plpgsql as $$
begin
    perform from claims.stored_file where id = file_id for key share;
    if not found then
        raise exception 'a file that was kept is gone' using errcode = 'serialization_failure';
    end if;
    update claims.stored_file set expires_at = null where id = file_id and expires_at is not null;
end $$;
