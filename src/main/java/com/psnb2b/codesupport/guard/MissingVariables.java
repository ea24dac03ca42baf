package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.guard.ModelContract.Variable;
import com.psnb2b.codesupport.guard.ModelContract.Variables;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The message to an owner about variables that an element reads and that may not be set there. */
final class MissingVariables {

    private static final String NOTHING = "";

    private MissingVariables() {}

    /** @param missing in alphabetical order, at least one */
    static String message(List<String> missing, Variables variables) {
        return missing.stream()
                .collect(Collectors.groupingBy(name -> setBy(name, variables), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> one(group.getKey(), group.getValue(), variables))
                .collect(Collectors.joining("; "));
    }

    private static String setBy(String name, Variables variables) {
        Variable known = variables.all().get(name);
        return known == null ? NOTHING : known.setBy();
    }

    private static String one(String by, List<String> missing, Variables variables) {
        String asked = "it asks for "
                + missing.stream().map(name -> "${" + name + "}").collect(Collectors.joining(" and "))
                + ", and on this path nothing has set that: ";
        if (by.equals(NOTHING)) {
            return asked + "no step sets it. Ask for the result of a decision table on the path, or for one of "
                    + String.join(", ", new TreeSet<>(variables.all().keySet()));
        }
        boolean passed = variables.passed().containsAll(missing);
        return asked + "it is set by " + by + (passed ? ", and lasts until the claim waits next" : "")
                + ". Lead every path here through that" + (passed ? " after its last wait" : "");
    }
}
