-- A worker's key is for tasks of its topics alone, and for no reseller. Topics are names of letters, digits, - and _,
-- separated by commas.
alter table claims.api_key
    drop constraint api_key_scope_check,
    add constraint api_key_scope_check check (scope in ('reseller', 'supplier', 'worker')),
    add column topics text,
    add constraint topics_of_scope check ((scope = 'worker') = (topics is not null));
