package com.psnb2b.codesupport.store;

import static com.psnb2b.codesupport.store.JsonColumns.wire;

import com.psnb2b.codesupport.claim.Erasure;
import com.psnb2b.codesupport.claim.SignalAnswer;
import com.psnb2b.codesupport.claim.SignalAnswers;
import com.psnb2b.codesupport.claim.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Answers to signals in PostgreSQL: a row each, found from both claims. */
@Repository
class JdbcSignalAnswers implements SignalAnswers {

    // Who erases a claim holds its row: an answer is written before that, or knows of it.
    private static final String INSERT = """
            with two as (
                select erased from claims.claim where id in (:claim, :other) order by id for key share)
            insert into claims.signal_answer (claim_id, other_id, about, answer, note, decided_by, decided_at)
            values (:claim, :other, :about, :answer,
                case when (select max(erased) from two) = 2 and :note::text is not null then :word else :note end,
                :by, :at)""";

    private static final String NEWEST = """
            select * from (
                select * from claims.signal_answer where claim_id = :claim or other_id = :claim
                order by id desc limit 500) newest
            order by id""";

    private final JdbcClient jdbc;

    JdbcSignalAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(SignalAnswer answer) {
        jdbc.sql(INSERT)
                .param("claim", answer.claimId())
                .param("other", answer.otherId())
                .param("about", wire(answer.about()))
                .param("answer", wire(answer.answer()))
                .param("note", answer.note())
                .param("word", Erasure.WORD)
                .param("by", answer.by())
                .param("at", Timestamp.from(answer.at()))
                .update();
    }

    @Override
    public List<SignalAnswer> at(String claimId) {
        return jdbc.sql(NEWEST)
                .param("claim", claimId)
                .query(JdbcSignalAnswers::answer)
                .list();
    }

    private static SignalAnswer answer(ResultSet row, int number) throws SQLException {
        return new SignalAnswer(
                row.getString("claim_id"),
                row.getString("other_id"),
                WireName.find(SignalAnswer.About.class, row.getString("about")).orElseThrow(),
                WireName.find(SignalAnswer.Answer.class, row.getString("answer"))
                        .orElseThrow(),
                row.getString("note"),
                row.getString("decided_by"),
                row.getTimestamp("decided_at").toInstant());
    }
}
