package com.psnb2b.codesupport.engine;

import com.psnb2b.codesupport.casework.ModelFailed;
import com.psnb2b.codesupport.claim.InvalidInput;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells a failure of a model from one of the database, and from what was sent wrong. */
public final class ModelFailures {

    private static final List<Class<? extends RuntimeException>> OF_SOMETHING_ELSE = List.of(
            InvalidInput.class,
            // What was sent wrong, once a command inside of another has refused it.
            RestException.class,
            AuthorizationException.class,
            OptimisticLockingException.class,
            MismatchingMessageCorrelationException.class,
            DataAccessException.class,
            TransactionException.class);

    /** PostgreSQL's class for a value that does not fit its column, such as a name of 300 letters from an expression. */
    private static final String DATA_EXCEPTION = "22";

    private ModelFailures() {}

    /** Does the work; what fails in it because of a model fails as {@link ModelFailed}. */
    public static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failed) {
            throw of(failed).<RuntimeException>map(failure -> failure).orElse(failed);
        }
    }

    /** The same for work without a result. */
    public static void told(Runnable work) {
        told(() -> {
            work.run();
            return null;
        });
    }

    /** The failure as one of a model; empty where it is something else's. */
    public static Optional<ModelFailed> of(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ModelFailed known) {
                return Optional.of(known);
            }
            if (isOfSomethingElse(cause)) {
                return Optional.empty();
            }
        }
        return Optional.of(new ModelFailed(failed));
    }

    private static boolean isOfSomethingElse(Throwable cause) {
        return cause instanceof SQLException sql
                ? sql.getSQLState() == null || !sql.getSQLState().startsWith(DATA_EXCEPTION)
                : OF_SOMETHING_ELSE.stream().anyMatch(kind -> kind.isInstance(cause));
    }
}
