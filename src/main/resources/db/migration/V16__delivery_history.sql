-- A record is what all its states say together, each as it was sent (policy, section 3). received_at is never the same for
-- two states of one record. A node of the version before keeps none: its row is then the first state, at the next one.
create table delivery_state (
    reseller_id text        not null,
    order_id    text        not null,
    code_key    text        not null,
    received_at timestamptz not null,
    occurred_at timestamptz,
    version     bigint,
    -- what was sent, without the code, which stands at the record
    body        jsonb       not null,
    primary key (reseller_id, order_id, code_key, received_at),
    foreign key (reseller_id, order_id, code_key) references delivery on update cascade on delete cascade
);

-- By what else than its code a record is found: the first delivery of an order opens the window, and an order that was
-- refunded or replaced (made good) or cancelled is so for each of its codes that nobody can tell apart.
alter table delivery
    add column opens_at  timestamptz,
    add column made_good boolean not null default false,
    add column cancelled boolean not null default false;

-- From now on order_id is folded (claim.OrderIds): without regard to case and blanks. Here that is done for what is ASCII;
-- of the rest each is found by its own writing as before, and by every other once it has been sent again. Of records
-- that turn out to be one the newest stays, and the others become its states.
create temporary table folded on commit drop as
select reseller_id, order_id, code_key, order_key, updated_at, body,
       row_number() over (partition by reseller_id, order_key, code_key order by updated_at desc, order_id) as place
from (select *, case when octet_length(order_id) = length(order_id)
                     then upper(regexp_replace(order_id, '\s', '', 'g') collate "C") else order_id end as order_key
      from delivery) keyed;
delete from delivery d using folded f
where f.place > 1 and d.reseller_id = f.reseller_id and d.order_id = f.order_id and d.code_key = f.code_key;
update delivery d
   set order_id = f.order_key,
       opens_at = least((d.body ->> 'delivered_at')::timestamptz, (d.body ->> 'made_available_at')::timestamptz)
from folded f
where f.place = 1 and d.reseller_id = f.reseller_id and d.order_id = f.order_id and d.code_key = f.code_key;
insert into delivery_state (reseller_id, order_id, code_key, received_at, body)
select reseller_id, order_key, code_key, updated_at - place * interval '1 microsecond', body - 'code' from folded;

create index delivery_by_order on delivery (order_id);

-- The folded order id of a claim, where it is not the order id itself: a record that comes later finds the claim by it.
alter table claim add column order_key text;
update claim
   set order_key = upper(regexp_replace(order_id, '\s', '', 'g') collate "C")
where status not in ('resolved', 'withdrawn')
  and octet_length(order_id) = length(order_id)
  and order_id <> upper(regexp_replace(order_id, '\s', '', 'g') collate "C");
create index claim_by_order_key on claim (order_key, reseller_id) where order_key is not null;
