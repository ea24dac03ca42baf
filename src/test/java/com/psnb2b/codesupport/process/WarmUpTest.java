package com.psnb2b.codesupport.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.psnb2b.codesupport.casework.ClaimProcess;
import com.psnb2b.codesupport.intake.ClaimReader;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** A node that could not be warmed did not start: the database had ended its transaction after half a minute. */
class WarmUpTest {

    private final PlatformTransactionManager database = mock();
    private final WarmUp warmUp =
            new WarmUp(mock(ClaimProcess.class), mock(ClaimReader.class), new TransactionTemplate(database));

    @Test
    void aDatabaseThatEndsItStopsNoStart() {
        when(database.getTransaction(any())).thenReturn(new SimpleTransactionStatus());
        doThrow(new TransactionSystemException("JDBC rollback failed"))
                .when(database)
                .commit(any());

        warmUp.start();

        assertThat(warmUp.isRunning()).isTrue();
    }

    @Test
    void anotherFailureDoes() {
        when(database.getTransaction(any())).thenThrow(new IllegalStateException("ours"));

        assertThatThrownBy(warmUp::start).hasMessage("ours");
    }
}
