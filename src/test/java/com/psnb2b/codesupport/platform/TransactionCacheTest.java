package com.psnb2b.codesupport.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.access.ApplicationTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** All steps of a transaction go by the same version of the policy, and the next transaction by the newest. */
class TransactionCacheTest extends ApplicationTest {

    private final AtomicInteger version = new AtomicInteger();
    private final TransactionCache<Integer> inForce = new TransactionCache<>(version::incrementAndGet);

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void aTransactionKeepsWhatItFound() {
        transaction.executeWithoutResult(
                status -> assertThat(inForce.get()).isEqualTo(inForce.get()).isEqualTo(1));
        transaction.executeWithoutResult(status -> assertThat(inForce.get()).isEqualTo(2));
    }

    @Test
    void anotherTransactionInsideLooksForItself() {
        TransactionTemplate inside = new TransactionTemplate(transactions);
        inside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.executeWithoutResult(status -> {
            assertThat(inForce.get()).isEqualTo(1);
            inside.executeWithoutResult(
                    other -> assertThat(inForce.get()).isEqualTo(inForce.get()).isEqualTo(2));
            assertThat(inForce.get()).isEqualTo(1);
        });
    }

    @Test
    void outsideATransactionEachLookIsNew() {
        assertThat(inForce.get()).isEqualTo(1);
        assertThat(inForce.get()).isEqualTo(2);
    }

    @Test
    void whatFailsKeepsNothing() {
        transaction.executeWithoutResult(status -> {
            assertThat(inForce.get()).isEqualTo(1);
            status.setRollbackOnly();
        });
        assertThat(inForce.get()).isEqualTo(2);
    }
}
