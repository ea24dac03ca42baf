-- A table of figures shows ten lines, of batches there may be thousands: their times are looked up by what they are.
create index figure_time_by_value on claims.figure_time (reseller_id, dimension, value, day);
