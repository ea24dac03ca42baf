package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.guard.Condition.Other;
import com.psnb2b.codesupport.guard.ModelContract.Variable;
import com.psnb2b.codesupport.guard.ModelContract.Variables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the search knows about the variables that a claim is routed by. Whoever completes a task can submit any of them,
 * so at each wait their values are forgotten; after it, only what a listener has checked is known. What persons have
 * decided stays known: nobody but them can write it, and the next who gets a task finds nothing chosen.
 *
 * @param there the variables that are certainly set; the engine fails where an element asks for one that is not
 */
record VariableFacts(Map<String, Object> values, Set<String> there) {

    static final VariableFacts NOTHING = new VariableFacts(Map.of(), Set.of());

    /** A step or a listener has set this. */
    VariableFacts with(String name, Object value) {
        return with(Set.of(name)).assuming(name, value);
    }

    /** A step or a listener has set these, to whatever values. */
    VariableFacts with(Set<String> names) {
        Set<String> more = new HashSet<>(there);
        more.addAll(names);
        return new VariableFacts(values, Set.copyOf(more));
    }

    private VariableFacts assuming(String name, Object value) {
        Map<String, Object> more = new HashMap<>(values);
        more.put(name, value);
        return new VariableFacts(Map.copyOf(more), there);
    }

    /** Which of these may not be set, in alphabetical order. */
    List<String> missing(Collection<String> asked) {
        return asked.stream().filter(name -> !there.contains(name)).sorted().toList();
    }

    /** What somebody has answered, or a step has found. */
    VariableFacts with(ModelContract.Answer answer) {
        VariableFacts more = with(answer.gives()).with(answer.sets().keySet());
        for (Map.Entry<String, Object> set : answer.sets().entrySet()) {
            more = more.assuming(set.getKey(), set.getValue());
        }
        return more;
    }

    /** What is known of these, and of no others. */
    VariableFacts onlyOf(Set<String> names) {
        return new VariableFacts(values(names::contains), only(names::contains));
    }

    /** These are gone. */
    VariableFacts without(Set<String> names) {
        return new VariableFacts(values, only(name -> !names.contains(name)));
    }

    /** Whether all is known by which a claim may end when nobody asks for a person. */
    boolean know(ModelContract.Ending ending) {
        return ending.is().entrySet().stream()
                        .allMatch(known -> known.getValue().equals(values.get(known.getKey())))
                && ending.isNot().entrySet().stream()
                        .allMatch(known -> values.containsKey(known.getKey())
                                && !known.getValue().equals(values.get(known.getKey())));
    }

    /** What gateways have found out is not known any more. */
    VariableFacts unknown(Variables variables) {
        return new VariableFacts(decided(variables), there);
    }

    /** Nothing is known any more but what is set. */
    VariableFacts withoutValues() {
        return new VariableFacts(Map.of(), there);
    }

    /** What is left after a step that writes its own variables. */
    VariableFacts afterStep(Variables variables) {
        Map<String, Object> left = new HashMap<>(values);
        left.keySet().retainAll(variables.decided());
        return new VariableFacts(Map.copyOf(left), there);
    }

    /** What is left after a wait that an event or a job has ended. What steps pass on lasts until a wait. */
    VariableFacts afterWait(Variables variables) {
        return new VariableFacts(
                decided(variables), only(name -> !variables.passed().contains(name)));
    }

    /** A person has got a task. */
    VariableFacts briefed(Variables variables) {
        Map<String, Object> left = new HashMap<>(values);
        left.keySet().removeAll(variables.decided());
        return new VariableFacts(
                        Map.copyOf(left), only(name -> !variables.chosen().contains(name)))
                .with(variables.shown());
    }

    /** A person has completed a task: what no step asks for is removed, also where a table has set it. */
    VariableFacts afterTask(Variables variables) {
        return new VariableFacts(decided(variables), only(variables::isStored));
    }

    /** What a person has chosen, and it is taken away again. */
    VariableFacts unchosen(Variables variables) {
        return new VariableFacts(
                values(name -> !variables.chosen().contains(name)),
                only(name -> !variables.chosen().contains(name)));
    }

    private Map<String, Object> decided(Variables variables) {
        return values(name -> variables.decided().contains(name) && variables.isStored(name));
    }

    private Map<String, Object> values(Predicate<String> kept) {
        return values.entrySet().stream()
                .filter(known -> kept.test(known.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Set<String> only(Predicate<String> kept) {
        return there.stream().filter(kept).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * One case for each value that the variables could have, so that what one gateway has found out holds at the next. A
     * variable of unlisted values stays unknown.
     */
    List<VariableFacts> cases(Set<String> asked, Variables variables) {
        List<VariableFacts> cases = List.of(this);
        for (String variable : asked) {
            Variable ofClaims = variables.all().get(variable);
            if (values.containsKey(variable)
                    || ofClaims == null
                    || !ofClaims.type().isListed()) {
                continue;
            }
            Set<Object> possible = new LinkedHashSet<>(ofClaims.type().values());
            possible.add(new Other(ofClaims.type().values()));
            List<VariableFacts> split = new ArrayList<>();
            cases.forEach(known -> possible.forEach(value -> split.add(known.assuming(variable, value))));
            cases = split;
        }
        return cases;
    }
}
