package com.psnb2b.codesupport.web.casefile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.casework.CaseSignals;
import com.psnb2b.codesupport.casework.FormReasons;
import com.psnb2b.codesupport.casework.GroupDecisions;
import com.psnb2b.codesupport.casework.GroupDecisions.Step;
import com.psnb2b.codesupport.casework.GroupDecisions.Wanted;
import com.psnb2b.codesupport.casework.GroupResult;
import com.psnb2b.codesupport.casework.Worklist;
import com.psnb2b.codesupport.casework.Worklist.Waiting;
import com.psnb2b.codesupport.claim.CaseGroup;
import com.psnb2b.codesupport.claim.CaseState;
import com.psnb2b.codesupport.claim.CaseStore;
import com.psnb2b.codesupport.claim.ClaimCase;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.policy.Policies;
import com.psnb2b.codesupport.review.Authority;
import com.psnb2b.codesupport.review.Review;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A case in its groups, as the claim tab draws it, and the claims of one group decided together. */
@RestController
class GroupedCases {

    private final CaseStore cases;
    private final CaseSignals signals;
    private final Worklist worklist;
    private final Authority authority;
    private final FormReasons reasons;
    private final Policies policies;
    private final Review.Settings settings;
    private final GroupDecisions decisions;
    private final Threads threads;
    private final ObjectMapper json;

    GroupedCases(
            CaseStore cases,
            CaseSignals signals,
            Worklist worklist,
            Authority authority,
            FormReasons reasons,
            Policies policies,
            Review.Settings settings,
            GroupDecisions decisions,
            Threads threads,
            ObjectMapper json) {
        this.cases = cases;
        this.signals = signals;
        this.worklist = worklist;
        this.authority = authority;
        this.reasons = reasons;
        this.policies = policies;
        this.settings = settings;
        this.decisions = decisions;
        this.threads = threads;
        this.json = json;
    }

    @GetMapping(path = "/app/claims/of-case/{caseId}", produces = MediaType.APPLICATION_JSON_VALUE)
    GroupedCase grouped(@PathVariable String caseId, Principal person) {
        CaseState state = cases.state(caseId).orElseThrow();
        Map<String, Set<String>> found = signals.of(state);
        List<CaseGroup> groups = CaseGroup.forStaff(state.claims(), claim -> found.get(claim.id()));
        Map<String, Waiting> waiting = worklist.ofCase(caseId, person.getName());
        return GroupedCase.of(
                state,
                groups,
                waiting,
                authority,
                reasons,
                policies.current(),
                settings.referenceCurrency(),
                threads.of(state));
    }

    /**
     * What a person decided about claims that they ticked.
     *
     * @param group the id of the group as it was shown
     * @param step {@code review}, {@code late} or {@code approval}
     * @param decision a value of the step's form; {@code approve} or {@code send_back} at the approval
     */
    record Sent(String group, List<String> claims, String step, String decision, String reasonCode, String note) {}

    /** @param refusal stable name of why it was left out, and {@code text} the same in words; null where it was not */
    record Line(String claim, boolean done, String refusal, String text) {

        static Line of(GroupResult result) {
            return new Line(
                    result.claim(),
                    result.refusal().isEmpty(),
                    result.refusal().map(WireName::of).orElse(null),
                    result.refusal().map(GroupResult.Refusal::text).orElse(null));
        }
    }

    /** A line a claim, sent as soon as it counts. A form that does not hold is a 422, and no claim is touched. */
    @PostMapping("/app/claims/of-case/{caseId}/decisions")
    void decide(@PathVariable String caseId, @RequestBody Sent sent, Principal person, HttpServletResponse response)
            throws IOException {
        OutputStream out = response.getOutputStream();
        decisions.decide(wanted(caseId, sent), person.getName(), results -> {
            try {
                response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
                for (GroupResult result : results) {
                    out.write(json.writeValueAsBytes(Line.of(result)));
                    out.write('\n');
                }
                out.flush();
            } catch (IOException away) {
                // Nobody reads on: what has not begun is left out.
                throw new UncheckedIOException(away);
            }
        });
    }

    @ExceptionHandler(NoSuchElementException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    void notFound() {}

    private static Wanted wanted(String caseId, Sent sent) {
        if (sent.claims() == null
                || sent.claims().isEmpty()
                || sent.claims().stream().anyMatch(Objects::isNull)) {
            throw InvalidInput.of("claims", "required", "choose at least one claim");
        }
        if (sent.claims().size() > ClaimCase.CODES) {
            throw InvalidInput.of("claims", "too_many", "a case has at most " + ClaimCase.CODES + " claims");
        }
        Step step = WireName.find(Step.class, sent.step())
                .orElseThrow(() -> InvalidInput.of("step", "invalid", "must be review, late or approval"));
        if (sent.group() == null) {
            throw InvalidInput.of("group", "required", "say in which group they were shown");
        }
        return new Wanted(caseId, sent.group(), sent.claims(), step, sent.decision(), sent.reasonCode(), sent.note());
    }
}
