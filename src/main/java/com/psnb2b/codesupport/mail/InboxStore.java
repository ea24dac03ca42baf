package com.psnb2b.codesupport.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who reads the mailbox, and what became of each mail. */
@Repository
class InboxStore {

    private static final String NAME = "answers";

    private final JdbcClient jdbc;

    InboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Leases the mailbox; false where another node has it. */
    boolean lease(UUID token, Instant now, Duration time) {
        return jdbc.sql("""
                        insert into claims.mail_inbox (name, lease, until) values (:name, :token, :until)
                        on conflict (name) do update set lease = :token, until = :until
                        where mail_inbox.until <= :now or mail_inbox.lease = :token""")
                        .param("name", NAME)
                        .param("token", token)
                        .param("until", Timestamp.from(now.plus(time)))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    void release(UUID token, Instant now) {
        jdbc.sql("update claims.mail_inbox set until = ? where name = ? and lease = ?")
                .params(Timestamp.from(now), NAME, token)
                .update();
    }

    /** Begins with a mail; how often that was done, this time included, or empty where it was decided before. */
    Optional<Integer> begin(String key, Instant now) {
        return jdbc.sql("""
                        insert into claims.mail_received (key, at, state, attempts) values (?, ?, 'working', 1)
                        on conflict (key) do update set attempts = mail_received.attempts + 1
                        where mail_received.state = 'working' returning attempts""")
                .params(key, Timestamp.from(now))
                .query(Integer.class)
                .optional();
    }

    /** Whether the same message came before, perhaps another way. */
    boolean cameBefore(String messageKey, String key) {
        return jdbc.sql("select exists (select 1 from claims.mail_received where message_key = ? and key <> ?)")
                .params(messageKey, key)
                .query(Boolean.class)
                .single();
    }

    /** Notes which message it is; needs the transaction in which it is decided. */
    void taken(String key, String messageKey, ReplyAddress address) {
        jdbc.sql("""
                        update claims.mail_received set state = 'taken', message_key = ?, about = ?, contact = ?
                        where key = ?""")
                .params(messageKey, address.about(), address.contact(), key)
                .update();
    }

    /** Where it does not belong is for the desk to see: what of it is kept, without codes. */
    void kept(String key, String messageKey, ReplyAddress address, KeptMails.Words words) {
        jdbc.sql("""
                        update claims.mail_received set state = 'kept', message_key = ?, about = ?, contact = ?,
                            reason = ?, sender = ?, subject = ?, words = ?, files = string_to_array(?, chr(10))
                        where key = ?""")
                .params(
                        messageKey,
                        address == null ? null : address.about(),
                        address == null ? null : address.contact(),
                        words.reason(),
                        words.sender(),
                        words.subject(),
                        words.text(),
                        String.join("\n", words.files()),
                        key)
                .update();
    }

    void forget(String key) {
        jdbc.sql("delete from claims.mail_received where key = ?").param(key).update();
    }

    /** Mails about a claim or a case since then, whatever became of them. */
    long about(String about, Instant since) {
        return jdbc.sql("select count(*) from claims.mail_received where about = ? and at > ?")
                .params(about, Timestamp.from(since))
                .query(Long.class)
                .single();
    }

    /** Answers of a contact that were kept since then. */
    long refused(long contact, Instant since) {
        return jdbc.sql("select count(*) from claims.mail_received where contact = ? and state = 'kept' and at > ?")
                .params(contact, Timestamp.from(since))
                .query(Long.class)
                .single();
    }

    long keptSince(Instant since) {
        return jdbc.sql("select count(*) from claims.mail_received where state = 'kept' and at > ?")
                .param(Timestamp.from(since))
                .query(Long.class)
                .single();
    }

    Optional<KeptMails.Kept> find(String key) {
        return jdbc.sql("select * from claims.mail_received where key = ? and state <> 'working'")
                .param(key)
                .query(InboxStore::kept)
                .optional();
    }

    List<KeptMails.Kept> kept(int most) {
        return jdbc.sql("select * from claims.mail_received where state = 'kept' order by at desc, key limit ?")
                .param(most)
                .query(InboxStore::kept)
                .list();
    }

    boolean settle(String key, String by) {
        return jdbc.sql(
                                "update claims.mail_received set state = 'settled', settled_by = ? where key = ? and state = 'kept'")
                        .params(by, key)
                        .update()
                == 1;
    }

    void forgetOld(Instant before) {
        jdbc.sql("delete from claims.mail_received where at < ?")
                .param(Timestamp.from(before))
                .update();
    }

    private static KeptMails.Kept kept(ResultSet row, int number) throws SQLException {
        return new KeptMails.Kept(
                row.getString("key"),
                row.getTimestamp("at").toInstant(),
                row.getString("about"),
                row.getLong("contact"),
                new KeptMails.Words(
                        row.getString("reason"),
                        row.getString("sender"),
                        row.getString("subject"),
                        row.getString("words"),
                        row.getArray("files") == null
                                ? List.of()
                                : List.of((String[]) row.getArray("files").getArray())));
    }
}
