package com.psnb2b.codesupport.conversation;

import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.conversation.Message.Channel;
import com.psnb2b.codesupport.conversation.Message.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Threads in PostgreSQL. A question is read from the event that asked it, so that no word stands twice. */
@Repository
class MessageStore {

    private static final String WRITTEN = """
            select id, claim_id, case_id, at, author, channel,
                case when internal then 'note' else 'message' end kind, text
            from claims.message where (:house or not internal) and\s""";

    private static final String OF_CLAIM = WRITTEN + """
            (claim_id = :id or case_id = (select case_id from claims.claim where id = :id))
            union all
            select replace(claim_id, 'clm_', 'evt_') || '_' || sequence, claim_id, null, at, actor, 'tasklist', 'question',
                data ->> 'requested'
            from claims.claim_event
            where claim_id = :id and type = 'claim.evidence_required' and data ->> 'requested' is not null""";

    // What was asked of many codes in one form is one question.
    private static final String OF_CASE = WRITTEN + """
            case_id = :id
            union all
            select min(replace(event.claim_id, 'clm_', 'evt_') || '_' || event.sequence), null, :id, min(event.at),
                event.actor, 'tasklist', 'question', event.data ->> 'requested'
            from claims.claim_event event join claims.claim on claim.id = event.claim_id
            where claim.case_id = :id and event.type = 'claim.evidence_required'
                and event.data ->> 'requested' is not null
            group by event.actor, event.data ->> 'requested'""";

    private final JdbcClient jdbc;

    MessageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Message message) {
        jdbc.sql("""
                        insert into claims.message (id, claim_id, case_id, at, author, channel, internal, text)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        message.id(),
                        message.claimId(),
                        message.caseId(),
                        Timestamp.from(message.at()),
                        message.author(),
                        WireName.of(message.channel()),
                        message.kind() == Kind.NOTE,
                        message.text())
                .update();
    }

    Optional<Message> find(String id) {
        return jdbc.sql(WRITTEN + "id = :id")
                .param("house", true)
                .param("id", id)
                .query(MessageStore::message)
                .optional();
    }

    /**
     * The thread of a claim, with what was said for all of its case, or that of a case; oldest first.
     *
     * @param house whether notes of our staff are among them
     * @param after null from the beginning
     */
    List<Message> thread(String id, boolean house, Conversation.Place after, int most) {
        String from = after == null ? "" : " where (at, id) > (:at, :after)";
        var asked = jdbc.sql("select * from (" + of(id) + ") thread" + from + " order by at, id limit :most")
                .param("house", house)
                .param("id", id)
                .param("most", most);
        if (after != null) {
            asked = asked.param("at", Timestamp.from(after.at())).param("after", after.id());
        }
        return asked.query(MessageStore::message).list();
    }

    /** The newest of a thread, oldest first. */
    List<Message> newest(String id, boolean house, int most) {
        return jdbc.sql("select * from (select * from (" + of(id)
                        + ") thread order by at desc, id desc limit :most) newest order by at, id")
                .param("house", house)
                .param("id", id)
                .param("most", most)
                .query(MessageStore::message)
                .list();
    }

    private static String of(String id) {
        return Conversation.isCase(id) ? OF_CASE : OF_CLAIM;
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getString("id"),
                row.getString("claim_id"),
                row.getString("case_id"),
                WireName.find(Kind.class, row.getString("kind")).orElseThrow(),
                row.getString("author"),
                WireName.find(Channel.class, row.getString("channel")).orElseThrow(),
                row.getTimestamp("at").toInstant(),
                row.getString("text"));
    }
}
