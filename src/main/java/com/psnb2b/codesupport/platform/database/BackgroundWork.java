package com.psnb2b.codesupport.platform.database;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Work that no caller waits for, and that may take as long as {@link DatabaseLimits#background} says. */
@Component
public class BackgroundWork {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final DatabaseLimits limits;

    BackgroundWork(DataSource dataSource, DatabaseLimits limits) {
        jdbc = new JdbcTemplate(dataSource);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.limits = limits;
    }

    /** Lets the current transaction take its time. Without one it lets nothing. */
    public void takesItsTime() {
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            // The pool sets it back when it gets the connection.
            connection.setNetworkTimeout(Runnable::run, limits.backgroundAnswerMillis());
            return null;
        });
        jdbc.query(limits.backgroundTransaction(), row -> {});
    }

    /**
     * What a node does at its start, and others that start beside it wait for: in a transaction, when no other node does
     * work of that number.
     *
     * @param number any that nothing else has
     */
    public <T> T inTurn(long number, Supplier<T> work) {
        return transaction.execute(status -> {
            takesItsTime();
            jdbc.query("select pg_advisory_xact_lock(?)", row -> {}, number);
            return work.get();
        });
    }
}
