package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.casework.Handled;
import com.psnb2b.codesupport.casework.TaskHandling;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.review.Review;
import java.security.Principal;
import java.util.List;
import java.util.function.Function;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the dialog "Several claims" in Tasklist asks for: one after the other, so that a claim that cannot be handled
 * keeps none of the others back. There is no decision and no approval here, and none is to come: each is looked at.
 */
@RestController
class SeveralClaims {

    /** As many as the dialog shows. */
    private static final int MOST = 100;

    private final TaskHandling handling;
    private final Review review;

    SeveralClaims(TaskHandling handling, Review review) {
        this.handling = handling;
        this.review = review;
    }

    /**
     * @param tasks ids of tasks, 1 to 100
     * @param note what all their resellers read, where evidence is asked for
     */
    record Chosen(List<String> tasks, String note) {}

    /** What became of each, in the order that was sent. */
    record Results(List<Result> results) {}

    /**
     * @param claim null where the person sees no such task
     * @param refusal stable name of why it is not done; null where it is
     * @param text the same in words
     */
    record Result(String task, String claim, boolean done, String refusal, String text) {

        static Result of(Handled handled) {
            var refusal = handled.refusal();
            return new Result(
                    handled.task(),
                    handled.claim(),
                    refusal.isEmpty(),
                    refusal.map(WireName::of).orElse(null),
                    refusal.map(Handled.Refusal::text).orElse(null));
        }
    }

    @PostMapping("/app/tasks/take")
    Results take(@RequestBody Chosen chosen, Principal person) {
        return each(chosen, task -> handling.take(task, person.getName()));
    }

    @PostMapping("/app/tasks/put-back")
    Results putBack(@RequestBody Chosen chosen, Principal person) {
        return each(chosen, task -> handling.putBack(task, person.getName()));
    }

    /** A note that does not hold is refused once, with 422, and no claim is asked. */
    @PostMapping("/app/tasks/ask-for-evidence")
    Results askForEvidence(@RequestBody Chosen chosen, Principal person) {
        review.checkRequest(chosen.note());
        return each(chosen, task -> handling.askForEvidence(task, chosen.note(), person.getName()));
    }

    private static Results each(Chosen chosen, Function<String, Handled> work) {
        List<String> tasks = chosen.tasks();
        if (tasks == null || tasks.isEmpty() || tasks.contains(null)) {
            throw InvalidInput.of("tasks", "required", "choose at least one claim");
        }
        if (tasks.size() > MOST) {
            throw InvalidInput.of("tasks", "too_many", "choose at most " + MOST + " claims at once");
        }
        return new Results(tasks.stream().distinct().map(work).map(Result::of).toList());
    }
}
