-- How often a person signed out everywhere, or an administrator did it for them: sessions from before each time have ended.
-- The persons are the engine's, whose tables are made later; a person who is removed leaves a number here and nothing else.
create table claims.signed_out (
    person varchar(255) primary key,
    times  integer not null
);
