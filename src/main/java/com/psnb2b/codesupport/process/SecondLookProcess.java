package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.guard.BesideContract;
import com.psnb2b.codesupport.guard.BesideContract.Answer;
import com.psnb2b.codesupport.guard.BesideContract.Need;
import com.psnb2b.codesupport.guard.BesideContract.Task;
import com.psnb2b.codesupport.guard.FormRequirement;
import com.psnb2b.codesupport.guard.FormRequirement.Field;
import com.psnb2b.codesupport.guard.VariableType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names of the model {@code second-look}, in which a decided claim is decided once more, and what the guard is told of it. */
final class SecondLookProcess {

    static final String KEY = "second-look";

    /** Not the process's own name: a file has each id once. */
    static final String LOOK = "look-again";

    static final String SETTLE = "settle-disagreement";

    /** Whether both said the same. */
    static final String AGREED = "agreed";

    static final String SETTLED_FOR = "settledFor";

    /** Whether whoever settles it has the outcome corrected; an owner's form may leave it out. */
    static final String CORRECT = "correct";

    private static final Set<String> CHOICE = Set.of("radio", "select");
    private static final Field NOTE = new Field("reviewNote", Set.of("textarea", "textfield"), Set.of());

    static final BesideContract CONTRACT = new BesideContract(
            KEY,
            "claim-drawn",
            List.of(Map.of()),
            Map.of("create", "briefLook", "assignment", "checkLooker"),
            List.of(
                    new Task(
                            LOOK,
                            "takeSecondLook",
                            new FormRequirement(
                                    List.of(
                                            new Field(
                                                    ProcessModel.DECISION,
                                                    CHOICE,
                                                    Set.of("replacement", "refund", "closure")),
                                            new Field("reasonCode", Set.of("radio", "select", "textfield"), Set.of()),
                                            NOTE),
                                    Set.of()),
                            List.of(new Answer(Map.of(AGREED, true)), new Answer(Map.of(AGREED, false)))),
                    new Task(
                            SETTLE,
                            "takeSettlement",
                            new FormRequirement(
                                    List.of(new Field(SETTLED_FOR, CHOICE, Set.of("first", "second", "neither")), NOTE),
                                    Set.of()),
                            List.of(new Answer(Map.of())))),
            List.of(),
            List.of(new Need(Map.of(), LOOK), new Need(Map.of(AGREED, false), SETTLE)),
            Map.of(AGREED, VariableType.TRUTH, ProcessModel.DUE_DATE, VariableType.TIME));

    private SecondLookProcess() {}
}
