package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.guard.BesideContract;
import com.psnb2b.codesupport.guard.BesideContract.Answer;
import com.psnb2b.codesupport.guard.BesideContract.Need;
import com.psnb2b.codesupport.guard.BesideContract.Step;
import com.psnb2b.codesupport.guard.BesideContract.Task;
import com.psnb2b.codesupport.guard.FormRequirement;
import com.psnb2b.codesupport.guard.FormRequirement.Field;
import com.psnb2b.codesupport.guard.VariableType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names of the model {@code appeal}, in which a decided claim is looked at again, and what the guard is told of it. */
final class AppealProcessModel {

    static final String KEY = "appeal";

    static final String DECIDE = "decide-appeal";

    static final String CORRECT = "correct-outcome";

    static final String APPROVE = "approve-appeal";

    private static final String RECORD = "record-appeal-outcome";

    /** Whether a senior wants it, and no reseller. */
    static final String CORRECTION = "correction";

    /** Whether a second person is to approve what was decided. */
    static final String SECOND_PERSON = "secondPerson";

    private static final Set<String> CHOICE = Set.of("radio", "select");
    private static final Set<String> WORDS = Set.of("textarea", "textfield");

    /** What may be decided; the same for an appeal and for a correction. */
    private static final FormRequirement DECISION_FORM = form(
            new Field(ProcessModel.DECISION, CHOICE, Set.of("replacement", "refund", "closure")),
            new Field("reasonCode", Set.of("radio", "select", "textfield"), Set.of()),
            new Field("reviewNote", WORDS, Set.of()));

    private static final List<Answer> DECIDED =
            List.of(new Answer(Map.of(SECOND_PERSON, true)), new Answer(Map.of(SECOND_PERSON, false)));

    static final BesideContract CONTRACT = new BesideContract(
            KEY,
            "outcome-appealed",
            List.of(Map.of(CORRECTION, false), Map.of(CORRECTION, true)),
            Map.of("create", "briefAppeal", "assignment", "checkAppealPerson"),
            List.of(
                    new Task(DECIDE, "takeAppealDecision", DECISION_FORM, DECIDED),
                    new Task(CORRECT, "takeAppealDecision", DECISION_FORM, DECIDED),
                    new Task(
                            APPROVE,
                            "takeAppealApproval",
                            form(
                                    new Field(
                                            ProcessModel.APPROVED,
                                            Set.of("radio", "select", "checkbox"),
                                            Set.of("true", "false")),
                                    new Field("approvalNote", WORDS, Set.of())),
                            List.of(
                                    new Answer(Map.of(ProcessModel.APPROVED, true)),
                                    new Answer(
                                            Map.of(ProcessModel.APPROVED, false), Set.of(DECIDE, CORRECT, APPROVE))))),
            List.of(
                    new Step(RECORD, "recordAppealOutcome", false),
                    new Step("escalate-appeal", "escalateAppeal", true)),
            List.of(
                    new Need(Map.of(CORRECTION, false), DECIDE),
                    new Need(Map.of(CORRECTION, true), CORRECT),
                    new Need(Map.of(SECOND_PERSON, true), APPROVE),
                    new Need(Map.of(), RECORD)),
            Map.of(
                    CORRECTION,
                    VariableType.TRUTH,
                    SECOND_PERSON,
                    VariableType.TRUTH,
                    ProcessModel.APPROVED,
                    VariableType.TRUTH,
                    ProcessModel.DUE_DATE,
                    VariableType.TIME,
                    ProcessModel.PRIORITY,
                    VariableType.NUMBER));

    private AppealProcessModel() {}

    private static FormRequirement form(Field... fields) {
        return new FormRequirement(List.of(fields), Set.of());
    }
}
