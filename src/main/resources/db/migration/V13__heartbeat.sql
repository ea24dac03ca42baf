-- Each node writes its row every few seconds: to know that it can, and so that nodes compare their clocks by the database's.
create table node_heartbeat (
    node         text        primary key,
    at           timestamptz not null,
    -- Unknown where the database was too slow to tell.
    ahead_millis bigint
);
