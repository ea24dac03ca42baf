package com.psnb2b.codesupport.platform.database;

import java.sql.SQLException;
import java.util.List;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Failures that pass by themselves and are no fault of the request: the database is down, has no room, or has ended a
 * transaction that waited too long. The transaction is rolled back, and the same request may succeed later.
 */
public final class PassingFailure {

    /**
     * By the beginnings of PostgreSQL's codes: connection failures; serialization failures and deadlocks; a lock that was
     * not had in time; a transaction that cannot write, and one that was idle too long; out of room, memory or
     * connections; ended by an operator, a limit or a stop; errors of the machine under it.
     */
    private static final List<String> STATES = List.of("08", "40", "55P03", "25006", "25P03", "53", "57", "58");

    /** Marks a request that met one, for whoever answers it and sees something else. */
    public static final String ATTRIBUTE = PassingFailure.class.getName();

    private PassingFailure() {}

    /** Whether it, or anything that led to it, is one. */
    public static boolean is(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof TransactionSystemException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof SQLException sql && is(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(SQLException failed) {
        for (SQLException one = failed; one != null; one = one.getNextException()) {
            String state = one.getSQLState();
            if (state != null && STATES.stream().anyMatch(state::startsWith)) {
                return true;
            }
        }
        return false;
    }
}
