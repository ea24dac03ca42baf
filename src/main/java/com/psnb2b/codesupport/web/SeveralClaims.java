package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.casework.BulkTaskActions;
import com.psnb2b.codesupport.casework.ClaimProcess;
import com.psnb2b.codesupport.casework.SignalWork;
import com.psnb2b.codesupport.casework.TaskActionResult;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.review.Review;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the dialog "Several claims" in Tasklist asks for: one after the other, so that a claim that cannot be handled
 * keeps none of the others back. There is no decision and no approval here: each is looked at, or is one of a group of its
 * case ({@code GroupedCases}).
 */
@RestController
class SeveralClaims {

    /** As many as the dialog shows. */
    private static final int MOST = 100;

    private final BulkTaskActions bulkActions;
    private final Review review;
    private final ClaimProcess claimProcess;
    private final ClaimStore claims;
    private final SignalWork signals;

    SeveralClaims(
            BulkTaskActions bulkActions,
            Review review,
            ClaimProcess claimProcess,
            ClaimStore claims,
            SignalWork signals) {
        this.bulkActions = bulkActions;
        this.review = review;
        this.claimProcess = claimProcess;
        this.claims = claims;
        this.signals = signals;
    }

    /** The signals of claims by their tasks, in words; nothing of a task that is none. */
    record Signals(Map<String, List<String>> signals) {}

    @PostMapping("/app/tasks/signals")
    Signals signals(@RequestBody Chosen chosen) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String task : checked(chosen)) {
            claimProcess
                    .claimOfTask(task)
                    .flatMap(claims::find)
                    .ifPresent(claim -> found.put(
                            task,
                            signals.names(claim).stream()
                                    .map(name -> name.replace('_', ' '))
                                    .sorted()
                                    .toList()));
        }
        return new Signals(found);
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

        static Result of(TaskActionResult handled) {
            var refusal = handled.refusal();
            return new Result(
                    handled.task(),
                    handled.claim(),
                    refusal.isEmpty(),
                    refusal.map(WireName::of).orElse(null),
                    refusal.map(TaskActionResult.Refusal::text).orElse(null));
        }
    }

    @PostMapping("/app/tasks/take")
    Results take(@RequestBody Chosen chosen, Principal person) {
        return each(chosen, task -> bulkActions.take(task, person.getName()));
    }

    @PostMapping("/app/tasks/put-back")
    Results putBack(@RequestBody Chosen chosen, Principal person) {
        return each(chosen, task -> bulkActions.putBack(task, person.getName()));
    }

    /** A note that does not hold is refused once, with 422, and no claim is asked. */
    @PostMapping("/app/tasks/ask-for-evidence")
    Results askForEvidence(@RequestBody Chosen chosen, Principal person) {
        review.checkRequest(chosen.note());
        return each(chosen, task -> bulkActions.askForEvidence(task, chosen.note(), person.getName()));
    }

    private static Results each(Chosen chosen, Function<String, TaskActionResult> work) {
        return new Results(checked(chosen).stream().map(work).map(Result::of).toList());
    }

    private static List<String> checked(Chosen chosen) {
        List<String> tasks = chosen.tasks();
        if (tasks == null || tasks.isEmpty() || tasks.contains(null)) {
            throw InvalidInput.of("tasks", "required", "choose at least one claim");
        }
        if (tasks.size() > MOST) {
            throw InvalidInput.of("tasks", "too_many", "choose at most " + MOST + " claims at once");
        }
        return tasks.stream().distinct().toList();
    }
}
