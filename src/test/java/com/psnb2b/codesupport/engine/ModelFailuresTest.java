package com.psnb2b.codesupport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.casework.ModelFailed;
import com.psnb2b.codesupport.claim.InvalidInput;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

/** A claim is kept where a model is at fault, and nowhere else. */
class ModelFailuresTest {

    static Stream<RuntimeException> ofAModel() {
        return Stream.of(
                new ProcessEngineException("Unknown property used in expression: ${quue}"),
                new ProcessEngineException("flush", sql("22001")),
                new NumberFormatException("high"),
                new NullPointerException(),
                new ModelFailed(new IllegalStateException("a table")),
                new ProcessEngineException("around", new ModelFailed(new IllegalStateException("a table"))));
    }

    static Stream<RuntimeException> ofSomethingElse() {
        return Stream.concat(
                Stream.of(null, "08006", "57P01", "57014", "40001", "40P01", "53100", "55P03", "23505", "P0001")
                        .map(state -> new ProcessEngineException("flush", sql(state))),
                Stream.of(
                        InvalidInput.of("order_id", "required", "is required"),
                        new ProcessEngineException("around", InvalidInput.of("code", "invalid", "is none")),
                        new ProcessEngineException(
                                "around", new InvalidRequestException(Response.Status.BAD_REQUEST, "refused inside")),
                        new AuthorizationException("no right"),
                        new OptimisticLockingException("somebody was faster"),
                        new QueryTimeoutException("too long"),
                        new CannotCreateTransactionException("no connection")));
    }

    @ParameterizedTest
    @MethodSource("ofAModel")
    void whatAModelBringsAbout(RuntimeException failure) {
        assertThat(ModelFailures.of(failure)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("ofSomethingElse")
    void whatItDoesNot(RuntimeException failure) {
        assertThat(ModelFailures.of(failure)).isEmpty();
    }

    private static SQLException sql(String state) {
        return new SQLException("failed", state);
    }
}
