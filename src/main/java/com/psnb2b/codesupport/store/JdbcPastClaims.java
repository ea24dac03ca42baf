package com.psnb2b.codesupport.store;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.PastClaims;
import com.psnb2b.codesupport.platform.database.BackgroundWork;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Past claims by a cursor of PostgreSQL, in a transaction that the database itself keeps from writing. */
@Repository
class JdbcPastClaims implements PastClaims {

    /** Rows of a round trip: some hundred kilobytes. */
    private static final int FETCH_SIZE = 200;

    /** A claim that an owner's model keeps before its first judgement has none to compare. */
    private static final String JUDGED =
            "from claims.claim where jsonb_typeof(body #> '{judgement,window}') = 'object'";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate reading;
    private final BackgroundWork background;
    private final JsonColumns documents;

    JdbcPastClaims(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            BackgroundWork background,
            JsonColumns documents) {
        jdbc = new JdbcTemplate(dataSource);
        jdbc.setFetchSize(FETCH_SIZE);
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        this.background = background;
        this.documents = documents;
    }

    @Override
    public long count() {
        return reading.execute(status -> {
            background.takesItsTime();
            return jdbc.queryForObject("select count(*) " + JUDGED, Long.class);
        });
    }

    @Override
    public void forEach(Consumer<Claim> consumer) {
        // The driver fetches in steps only inside a transaction; outside it reads the whole table at once.
        reading.executeWithoutResult(status -> {
            background.takesItsTime();
            jdbc.query("select body " + JUDGED, row -> {
                consumer.accept(documents.read(row.getString("body"), Claim.class));
            });
        });
    }
}
