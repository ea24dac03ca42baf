package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.KnownNames;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.claim.WindowState;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.guard.DecisionTableSpec;
import com.psnb2b.codesupport.guard.FormRequirement;
import com.psnb2b.codesupport.guard.FormRequirement.Field;
import com.psnb2b.codesupport.guard.ModelContract;
import com.psnb2b.codesupport.guard.ModelContract.Answer;
import com.psnb2b.codesupport.guard.ModelContract.Effect;
import com.psnb2b.codesupport.guard.ModelContract.Ending;
import com.psnb2b.codesupport.guard.ModelContract.Messages;
import com.psnb2b.codesupport.guard.ModelContract.Step;
import com.psnb2b.codesupport.guard.ModelContract.Task;
import com.psnb2b.codesupport.guard.ModelContract.Told;
import com.psnb2b.codesupport.guard.ModelContract.Variable;
import com.psnb2b.codesupport.guard.ModelContract.Variables;
import com.psnb2b.codesupport.guard.ServiceTaskKind;
import com.psnb2b.codesupport.guard.UserTaskKind;
import com.psnb2b.codesupport.guard.VariableType;
import com.psnb2b.codesupport.policy.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the model guard is told of claims: the names of {@link ProcessModel}, and what they mean to the guard. */
public final class ClaimModelContract {

    private static final String WINDOW = "check-claim-window";

    private static final Map<String, Variable> ROUTED_BY = Map.ofEntries(
            variable(ProcessModel.ORDER_ID, VariableType.TEXT, "collect-claim"),
            variable(ProcessModel.RESELLER_ID, VariableType.TEXT, "collect-claim"),
            variable(ProcessModel.CLAIM_TYPE, oneOf(ClaimType.values()), "classify-claim"),
            variable(ProcessModel.COVERAGE, oneOf(Coverage.values()), "classify-claim"),
            variable(ProcessModel.EVIDENCE_COMPLETE, VariableType.TRUTH, "validate-evidence"),
            variable(ProcessModel.WINDOW_STATE, oneOf(WindowState.values()), WINDOW),
            variable(ProcessModel.COLLECT_UNTIL, VariableType.TIME, WINDOW),
            variable(ProcessModel.REMIND_AT, VariableType.TIME, WINDOW),
            variable(ProcessModel.QUEUE, VariableType.TEXT, WINDOW),
            variable(ProcessModel.PRIORITY, VariableType.NUMBER, WINDOW),
            variable(ProcessModel.DUE_DATE, VariableType.TIME, WINDOW),
            variable(ProcessModel.ESCALATE_AT, VariableType.TIME, WINDOW),
            variable(ProcessModel.REGION, VariableType.TEXT, "classify-claim"),
            variable(ProcessModel.FACE_VALUE, VariableType.NUMBER, "classify-claim"),
            variable(ProcessModel.CHANNEL, oneOf(Channel.values()), "classify-claim"),
            variable(ProcessModel.APPROVAL_FROM, VariableType.TEXT, WINDOW),
            variable(ProcessModel.REQUEST_DUE, VariableType.TIME, "a review that asks for more evidence"),
            variable(ProcessModel.APPROVAL_NEEDED, VariableType.TRUTH, "a review that decides an outcome"),
            variable(ProcessModel.REVIEWS_AGREE, VariableType.TRUTH, "a step that compares reviews"),
            variable(
                    ProcessModel.DECISION,
                    VariableType.oneOf("replacement", "refund", "closure", "more_evidence"),
                    "a review, until somebody gets the next task"),
            variable(
                    ProcessModel.LATE_DECISION,
                    VariableType.oneOf("take_up", "decline"),
                    "a late decision, until somebody gets the next task"),
            variable(ProcessModel.APPROVED, VariableType.TRUTH, "an approval, until somebody gets the next task"),
            variable(ProcessModel.CLAIM_SUMMARY, VariableType.TEXT, "any task for a person"));

    /** What stays, and what is looked up and so is there whenever it was once. */
    private static final Set<String> LASTING = both(
            ProcessModel.VARIABLES,
            both(ProcessModel.ROUTE, both(ProcessModel.FACTS, Set.of(ProcessModel.APPROVAL_NEEDED))));

    private static final Set<String> CHOICE = Set.of("radio", "select");
    private static final Set<String> WORDS = Set.of("textarea", "textfield");
    private static final Set<String> ANY = Set.of("radio", "select", "textarea", "textfield");
    private static final Field NOTE = new Field("reviewNote", WORDS, Set.of());
    private static final FormRequirement REVIEW_FORM =
            form(choice(ProcessModel.DECISION), new Field("reasonCode", ANY, Set.of()), NOTE);

    /** The whole of it. */
    public static final ModelContract CONTRACT = new ModelContract(
            ProcessModel.KEY,
            Map.of(IntakeProcess.KEY, shipped("/processes/" + IntakeProcess.KEY + ".bpmn")),
            Map.of(
                    SecondLookProcess.KEY,
                    SecondLookProcess.CONTRACT,
                    AppealProcessModel.KEY,
                    AppealProcessModel.CONTRACT),
            new Messages(
                    ProcessModel.EVIDENCE_ADDED, ProcessModel.RECONSIDERATION_REQUESTED, ProcessModel.CLAIM_WITHDRAWN),
            steps(),
            tasks(),
            "briefPerson",
            "senior-reviewers",
            Set.of(),
            new Told(WorkerVariables.NAMES, KnownNames::instead),
            new Ending(
                    ProcessModel.COLLECT_UNTIL,
                    Map.of(
                            ProcessModel.COVERAGE,
                            WireName.of(Coverage.NOT_COVERED),
                            ProcessModel.EVIDENCE_COMPLETE,
                            true),
                    Map.of(ProcessModel.WINDOW_STATE, WireName.of(WindowState.LATE))),
            new FormRequirement(
                    List.of(
                            new Field(ProcessModel.RESELLER_ID, ANY, Set.of()),
                            new Field(ProcessModel.ORDER_ID, ANY, Set.of()),
                            new Field("reportedIssue", CHOICE, words(ReportedIssue.values()))),
                    ProcessModel.START_VARIABLES),
            new Variables(
                    ROUTED_BY,
                    LASTING,
                    ProcessModel.PASSED,
                    ProcessModel.START_VARIABLES,
                    Set.of(
                            ProcessModel.SUBMISSION,
                            ProcessModel.ACTOR,
                            StartVariables.CLAIM,
                            "reasonCode",
                            "reviewNote",
                            "approvalNote"),
                    ProcessModel.ROUTE,
                    ProcessModel.CHOSEN,
                    both(ProcessModel.CHOSEN, Set.of(ProcessModel.APPROVAL_NEEDED, ProcessModel.REVIEWS_AGREE)),
                    Set.of(ProcessModel.CLAIM_SUMMARY)),
            tables(),
            Wording::marked);

    private ClaimModelContract() {}

    /** The policy's, and the one that says how many claims get a second look. */
    private static Map<String, DecisionTableSpec> tables() {
        Map<String, DecisionTableSpec> tables = new HashMap<>(PolicyTableSpecs.ALL);
        tables.put(QualitySampling.KEY, QualitySampling.SPEC);
        return Map.copyOf(tables);
    }

    /** The beans of {@link Delegates}. */
    private static Map<ServiceTaskKind, Step> steps() {
        Map<ServiceTaskKind, Step> steps = new EnumMap<>(Map.of(
                ServiceTaskKind.COLLECT,
                step("collectClaim", "collect-claim", ProcessModel.ORDER_ID, ProcessModel.RESELLER_ID),
                ServiceTaskKind.CLASSIFY,
                new Step(
                        "classifyClaim",
                        "classify-claim",
                        both(Set.of(ProcessModel.CLAIM_TYPE, ProcessModel.COVERAGE), ProcessModel.FACTS),
                        List.of(Answer.NOTHING)),
                ServiceTaskKind.VALIDATE,
                step("validateEvidence", "validate-evidence", ProcessModel.EVIDENCE_COMPLETE),
                ServiceTaskKind.CHECK_WINDOW,
                new Step(
                        "checkClaimWindow",
                        WINDOW,
                        both(
                                Set.of(ProcessModel.WINDOW_STATE, ProcessModel.COLLECT_UNTIL, ProcessModel.REMIND_AT),
                                ProcessModel.ROUTE),
                        List.of(found(WindowState.OPEN), found(WindowState.UNDETERMINED), found(WindowState.LATE))),
                ServiceTaskKind.SUBMIT,
                step("submitClaim", "submit-claim", ProcessModel.CLAIM_TYPE, ProcessModel.COVERAGE),
                ServiceTaskKind.RECORD,
                step("recordOutcome", "record-outcome"),
                ServiceTaskKind.WITHDRAW,
                step("recordWithdrawal", null),
                ServiceTaskKind.REMIND,
                step("remindReseller", null),
                ServiceTaskKind.ESCALATE,
                step("escalateReview", null),
                ServiceTaskKind.COMPARE,
                new Step("compareReviews", null, Set.of(), compared())));
        steps.put(ServiceTaskKind.MAIL, step("sendMail", null));
        return steps;
    }

    private static Step step(String bean, String id, String... gives) {
        return new Step(bean, id, Set.of(gives), List.of(Answer.NOTHING));
    }

    private static Answer found(WindowState state) {
        return new Answer(Map.of(ProcessModel.WINDOW_STATE, WireName.of(state)), Set.of(), Effect.NONE);
    }

    /** The beans of {@link Listeners} that take what a person submits. */
    private static Map<UserTaskKind, Task> tasks() {
        Field approved =
                new Field(ProcessModel.APPROVED, Set.of("radio", "select", "checkbox"), Set.of("true", "false"));
        return new EnumMap<>(Map.of(
                UserTaskKind.EVIDENCE,
                new Task("takeEvidence", ProcessModel.COMPLETE_EVIDENCE, form(), List.of(Answer.NOTHING)),
                UserTaskKind.REVIEW,
                new Task("takeReviewDecision", ProcessModel.REVIEW_CLAIM, REVIEW_FORM, reviewed()),
                UserTaskKind.REVIEW_BESIDE,
                new Task(
                        "takeReviewBeside",
                        null,
                        REVIEW_FORM,
                        List.of(Answer.NOTHING),
                        ROUTED_BY.get(ProcessModel.DECISION).type()),
                UserTaskKind.LATE,
                new Task(
                        "takeLateDecision",
                        ProcessModel.DECIDE_LATE_CLAIM,
                        form(choice(ProcessModel.LATE_DECISION), NOTE),
                        List.of(
                                answer(Map.of(ProcessModel.LATE_DECISION, "take_up"), Set.of(), Effect.VOIDS),
                                answer(Map.of(ProcessModel.LATE_DECISION, "decline"), Set.of(), Effect.CLOSES))),
                UserTaskKind.APPROVAL,
                new Task(
                        "takeApproval",
                        ProcessModel.APPROVE_OUTCOME,
                        form(approved, new Field("approvalNote", WORDS, Set.of())),
                        List.of(
                                answer(Map.of(ProcessModel.APPROVED, true), Set.of(), Effect.APPROVES),
                                answer(Map.of(ProcessModel.APPROVED, false), Set.of(), Effect.VOIDS))),
                UserTaskKind.CHECK,
                new Task("takeResult", null, form(), List.of(Answer.NOTHING))));
    }

    private static List<Answer> reviewed() {
        return List.of(
                answer(Map.of(ProcessModel.DECISION, "more_evidence"), Set.of(ProcessModel.REQUEST_DUE), Effect.VOIDS),
                decided("closure", false, Effect.CLOSES),
                decided("replacement", false, Effect.PAYS),
                decided("replacement", true, Effect.PAYS_WITH_SECOND),
                decided("refund", false, Effect.PAYS),
                decided("refund", true, Effect.PAYS_WITH_SECOND));
    }

    /** What reviews side by side that say the same decide, and nothing where they differ. */
    private static List<Answer> compared() {
        Stream<Answer> alike = reviewed().stream().map(answer -> {
            Map<String, Object> sets = new HashMap<>(answer.sets());
            sets.put(ProcessModel.REVIEWS_AGREE, true);
            return new Answer(Map.copyOf(sets), answer.gives(), answer.effect());
        });
        return Stream.concat(
                        alike, Stream.of(answer(Map.of(ProcessModel.REVIEWS_AGREE, false), Set.of(), Effect.DISPUTES)))
                .toList();
    }

    private static Answer decided(String decision, boolean approvalNeeded, Effect effect) {
        return answer(
                Map.of(ProcessModel.DECISION, decision, ProcessModel.APPROVAL_NEEDED, approvalNeeded),
                Set.of(),
                effect);
    }

    private static Answer answer(Map<String, Object> sets, Set<String> gives, Effect effect) {
        return new Answer(sets, gives, effect);
    }

    private static FormRequirement form(Field... fields) {
        return new FormRequirement(List.of(fields), Set.of());
    }

    /** One that offers all that the variable can be. */
    private static Field choice(String variable) {
        return new Field(
                variable,
                CHOICE,
                ROUTED_BY.get(variable).type().values().stream()
                        .map(Object::toString)
                        .collect(Collectors.toSet()));
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Entry<String, Variable> variable(String name, VariableType type, String setBy) {
        return Map.entry(name, new Variable(type, setBy));
    }

    private static VariableType oneOf(Enum<?>... words) {
        return VariableType.oneOf(words(words).toArray(String[]::new));
    }

    private static Set<String> words(Enum<?>... words) {
        return Arrays.stream(words).map(WireName::of).collect(Collectors.toSet());
    }

    private static byte[] shipped(String model) {
        try (InputStream file = ClaimModelContract.class.getResourceAsStream(model)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
