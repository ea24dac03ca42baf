package com.psnb2b.codesupport.process;

import static com.psnb2b.codesupport.process.Completion.person;
import static com.psnb2b.codesupport.process.Completion.text;

import com.psnb2b.codesupport.appeal.Appeals;
import com.psnb2b.codesupport.casework.ClaimRefused;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.review.Authority;
import com.psnb2b.codesupport.review.TaskCard;
import com.psnb2b.codesupport.secondlook.LookBriefing;
import com.psnb2b.codesupport.secondlook.SecondLook;
import com.psnb2b.codesupport.secondlook.SecondLooks;
import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The user tasks of {@code second-look}. None of its listeners changes an outcome: a correction of one is an appeal's. */
@Configuration(proxyBeanMethods = false)
class SecondLookListeners {

    /** What a form sent besides is read, and not kept. */
    private static final Set<String> KEPT =
            Set.of(SecondLookProcess.AGREED, ProcessModel.DUE_DATE, ProcessModel.CLAIM_SUMMARY);

    @Bean
    TaskListener briefLook(SecondLooks looks, ClaimStore claims, Authority authority) {
        return task -> {
            SecondLook look = looks.get(lookId(task));
            Claim claim = claims.find(look.claimId()).orElseThrow();
            task.getExecution().setVariable(ProcessModel.CLAIM_SUMMARY, LookBriefing.of(look, claim));
            Claim blind = claim.beforeItsDecision();
            task.setDescription(TaskCard.of(blind, authority.ofItself(blind)));
        };
    }

    /** Whoever decided the claim does not get it. */
    @Bean
    TaskListener checkLooker(SecondLooks looks) {
        return task -> looks.taken(lookId(task), task.getAssignee());
    }

    @Bean
    TaskListener takeSecondLook(SecondLooks looks) {
        return task -> {
            boolean agreed = looks.answer(
                    lookId(task),
                    text(task, ProcessModel.DECISION),
                    text(task, "reasonCode"),
                    text(task, "reviewNote"),
                    person(task));
            clear(task);
            task.setVariable(SecondLookProcess.AGREED, agreed);
            task.getExecution().setVariable(ProcessModel.DUE_DATE, Date.from(looks.settleBy()));
        };
    }

    @Bean
    TaskListener takeSettlement(SecondLooks looks, Appeals appeals) {
        return task -> {
            String words = text(task, "reviewNote");
            looks.settle(lookId(task), text(task, SecondLookProcess.SETTLED_FOR), words, person(task));
            if (Boolean.parseBoolean(text(task, SecondLookProcess.CORRECT))) {
                correct(appeals, looks.get(lookId(task)), words, person(task));
            }
            clear(task);
        };
    }

    /** Begins a correction of the outcome, which persons decide in a process of its own. */
    private static void correct(Appeals appeals, SecondLook look, String words, String by) {
        if (look.settlement().settledFor() == SecondLook.SettledFor.FIRST) {
            throw InvalidInput.of(
                    SecondLookProcess.CORRECT, "invalid", "there is nothing to correct where the first decision holds");
        }
        try {
            appeals.correct(look.claimId(), words, by);
        } catch (ClaimRefused refused) {
            throw InvalidInput.of(SecondLookProcess.CORRECT, "invalid", refused.getMessage());
        }
    }

    private static void clear(DelegateTask task) {
        task.getVariableNames().stream().filter(name -> !KEPT.contains(name)).forEach(task::removeVariable);
    }

    private static String lookId(DelegateTask task) {
        String id = task.getExecution().getProcessBusinessKey();
        if (id == null) {
            throw InvalidInput.of("businessKey", "required", "a second look starts with a draw, and not by hand");
        }
        return id;
    }
}
