package com.psnb2b.codesupport.process.guard;

import com.psnb2b.codesupport.process.ClaimProcess;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an owner is told about variables that an element asks for and that may not be set there. */
final class Missing {

    private static final String WINDOW = "check-claim-window";
    private static final String ROUTED =
            "submit-claim, check-claim-window for a late claim, a review that needs a second person, or an approval";
    private static final String NOTHING = "";

    private static final Map<String, String> SET_BY = Map.ofEntries(
            Map.entry("orderId", "collect-claim"),
            Map.entry("resellerId", "collect-claim"),
            Map.entry("claimType", "classify-claim"),
            Map.entry("coverage", "classify-claim"),
            Map.entry("evidenceComplete", "validate-evidence"),
            Map.entry("windowState", WINDOW),
            Map.entry("collectUntil", WINDOW),
            Map.entry("remindAt", WINDOW),
            Map.entry("queue", ROUTED),
            Map.entry("priority", ROUTED),
            Map.entry("dueDate", ROUTED),
            Map.entry("approvalFrom", ROUTED),
            Map.entry("requestDue", "a review that asks for more evidence"),
            Map.entry("approvalNeeded", "a review that decides an outcome"),
            Map.entry("decision", "a review, until somebody gets the next task"),
            Map.entry("lateDecision", "a late decision, until somebody gets the next task"),
            Map.entry("approved", "an approval, until somebody gets the next task"),
            Map.entry("claimSummary", "any task for a person"));

    private Missing() {}

    /** @param variables in alphabetical order, at least one */
    static String message(List<String> variables) {
        return variables.stream()
                .collect(Collectors.groupingBy(
                        name -> SET_BY.getOrDefault(name, NOTHING), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(missing -> one(missing.getKey(), missing.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String one(String by, List<String> variables) {
        String asked = "it asks for "
                + variables.stream().map(name -> "${" + name + "}").collect(Collectors.joining(" and "))
                + ", and on this path nothing has set that: ";
        if (by.equals(NOTHING)) {
            return asked + "no step sets it. Ask for the result of a decision table on the path, or for one of "
                    + String.join(", ", new TreeSet<>(SET_BY.keySet()));
        }
        boolean passed = ClaimProcess.PASSED.containsAll(variables);
        return asked + "it is set by " + by + (passed ? ", and lasts until the claim waits next" : "")
                + ". Lead every path here through that" + (passed ? " after its last wait" : "");
    }
}
