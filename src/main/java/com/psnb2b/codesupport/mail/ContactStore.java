package com.psnb2b.codesupport.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Contacts in PostgreSQL: each with the endpoint of its queue. Changes need a transaction. */
@Repository
class ContactStore {

    static final String KIND = "mail";

    private static final String SELECT = "select * from claims.mail_contact where ";

    private final JdbcClient jdbc;

    ContactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far a contact's mails are. @param pending still to be sent @param dead given up */
    record Backlog(long pending, long dead) {}

    Optional<Contact> find(String id) {
        return jdbc.sql(SELECT + "id = ?")
                .param(id)
                .query(ContactStore::contact)
                .optional();
    }

    Optional<Contact> byNumber(long number) {
        return jdbc.sql(SELECT + "number = ?")
                .param(number)
                .query(ContactStore::contact)
                .optional();
    }

    List<Contact> of(String resellerId) {
        return jdbc.sql(SELECT + "reseller_id = ? order by number")
                .param(resellerId)
                .query(ContactStore::contact)
                .list();
    }

    /** Keeps a reseller's list from being changed by two at a time, until the transaction ends. */
    void hold(String resellerId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('mail contacts'), hashtext(?))")
                .param(resellerId)
                .query(row -> {});
    }

    void add(String id, String resellerId, String address, Locale language, List<String> events, Instant now) {
        Timestamp at = Timestamp.from(now);
        jdbc.sql("""
                        insert into claims.webhook_endpoint (id, reseller_id, url, events, created_at, next_round_at, kind)
                        values (?, ?, 'mail', '{}', ?, ?, ?)""").params(id, resellerId, at, at, KIND).update();
        jdbc.sql("""
                        insert into claims.mail_contact (id, reseller_id, address, language, events, created_at)
                        values (?, ?, ?, ?, string_to_array(?, ','), ?)""")
                .params(id, resellerId, address, language.toLanguageTag(), String.join(",", events), at)
                .update();
    }

    void change(String id, Locale language, List<String> events) {
        jdbc.sql("update claims.mail_contact set language = ?, events = string_to_array(?, ',') where id = ?")
                .params(language.toLanguageTag(), String.join(",", events), id)
                .update();
        told(id);
    }

    /** Its endpoint hears of what it wants, as long as it may be written to. */
    private void told(String id) {
        jdbc.sql("""
                        update claims.webhook_endpoint endpoint set events =
                            case when confirmed_at is not null and unsubscribed_at is null then contact.events else '{}' end
                        from claims.mail_contact contact where contact.id = endpoint.id and endpoint.id = ?""").param(id).update();
    }

    void remove(String id) {
        jdbc.sql("delete from claims.webhook_endpoint where id = ?").param(id).update();
    }

    void confirm(String id, Instant now) {
        jdbc.sql(
                        "update claims.mail_contact set confirmed_at = coalesce(confirmed_at, ?), unsubscribed_at = null where id = ?")
                .params(Timestamp.from(now), id)
                .update();
        told(id);
    }

    /** What it was still to be told goes with it. */
    void unsubscribe(String id, Instant now) {
        jdbc.sql("update claims.mail_contact set unsubscribed_at = coalesce(unsubscribed_at, ?) where id = ?")
                .params(Timestamp.from(now), id)
                .update();
        told(id);
        jdbc.sql("delete from claims.webhook_delivery where endpoint_id = ? and state <> 'delivered'")
                .param(id)
                .update();
    }

    /** Puts something that is no event of a claim into the contact's queue. @param about what tells what it is */
    void queue(String id, String about, Instant now) {
        Timestamp at = Timestamp.from(now);
        jdbc.sql("""
                        with next as (update claims.mail_contact set notices = notices + 1 where id = ? returning id, notices)
                        insert into claims.webhook_delivery (endpoint_id, claim_id, sequence, created_at, next_attempt_at)
                        select id, ?, notices, ?, ? from next""").params(id, about, at, at).update();
    }

    Backlog backlog(String id) {
        return jdbc.sql("""
                        select count(*) filter (where state = 'pending') pending,
                            count(*) filter (where state = 'dead') dead
                        from claims.webhook_delivery where endpoint_id = ? and state <> 'delivered'""")
                .param(id)
                .query((row, number) -> new Backlog(row.getLong("pending"), row.getLong("dead")))
                .single();
    }

    /** When an address was asked, by whomever, the latest first. */
    List<Instant> asked(String addressKey, Instant since) {
        return times("address_key", addressKey, since);
    }

    /** When a reseller had addresses asked, the latest first. */
    List<Instant> askedBy(String resellerId, Instant since) {
        return times("reseller_id", resellerId, since);
    }

    private List<Instant> times(String column, String value, Instant since) {
        return jdbc
                .sql("select at from claims.mail_asked where " + column + " = ? and at > ? order by at desc")
                .params(value, Timestamp.from(since))
                .query(Timestamp.class)
                .list()
                .stream()
                .map(Timestamp::toInstant)
                .toList();
    }

    void noteAsked(String addressKey, String resellerId, Instant now) {
        jdbc.sql("insert into claims.mail_asked values (?, ?, ?)")
                .params(addressKey, resellerId, Timestamp.from(now))
                .update();
    }

    void forgetAsked(Instant before) {
        jdbc.sql("delete from claims.mail_asked where at < ?")
                .param(Timestamp.from(before))
                .update();
    }

    /** Contacts that nobody has confirmed for so long go. */
    int removeUnconfirmed(Instant now, Duration after) {
        return jdbc.sql("""
                        delete from claims.webhook_endpoint where id in (
                            select id from claims.mail_contact where confirmed_at is null and created_at < ?)""").param(Timestamp.from(now.minus(after))).update();
    }

    private static Contact contact(ResultSet row, int number) throws SQLException {
        return new Contact(
                row.getString("id"),
                row.getLong("number"),
                row.getString("reseller_id"),
                row.getString("address"),
                Locale.forLanguageTag(row.getString("language")),
                List.of((String[]) row.getArray("events").getArray()),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("confirmed_at")),
                instant(row.getTimestamp("unsubscribed_at")));
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
