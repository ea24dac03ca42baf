package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.casework.ClaimProcess;
import com.psnb2b.codesupport.casework.ClaimWork;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimStore;
import java.time.Clock;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code claim-intake}, which no other model may call. */
@Configuration(proxyBeanMethods = false)
class IntakeDelegates {

    @Bean
    JavaDelegate keepClaim(ClaimWork work, StartVariables start) {
        return execution -> execution.setProcessBusinessKey(start.heldUp(execution)
                .orElseGet(() -> work.keep(start.take(execution)).id()));
    }

    @Bean
    JavaDelegate takeUpClaim(ClaimStore claims, ClaimProcess claimProcess, RuntimeService runtime, Clock clock) {
        return execution -> {
            Claim claim = claims.forWork(Delegates.claimId(execution));
            if (claim.status() == ClaimStatus.RECEIVED) {
                startClaim(runtime, claim.id());
            } else if (!claim.isClosed(clock.instant())) {
                claimProcess.evidenceAdded(claim.id());
            }
        };
    }

    private static void startClaim(RuntimeService runtime, String claimId) {
        runtime.createProcessInstanceByKey(ProcessModel.KEY)
                .setVariable(
                        ProcessModel.SUBMISSION,
                        Variables.objectValue(new HeldUpClaim(claimId), true).create())
                .execute();
    }
}
