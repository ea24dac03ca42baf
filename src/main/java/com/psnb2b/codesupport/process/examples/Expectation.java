package com.psnb2b.codesupport.process.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.claim.WireName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds what came out of an example against what must. */
final class Expectation {

    /** What an example may expect. */
    static final Set<String> NAMES = Set.of(
            "type",
            "coverage",
            "window",
            "missing",
            "status",
            "reason",
            "contradiction",
            "notContradiction",
            "queue",
            "priority",
            "path",
            "never",
            "http");

    private final JsonNode expect;
    private final List<String> differences = new ArrayList<>();

    private Expectation(JsonNode expect) {
        this.expect = expect;
    }

    /** What came out otherwise, each as a part of a sentence; empty where all is as it must be. */
    static List<String> differences(JsonNode expect, Result result) {
        Expectation expectation = new Expectation(expect);
        if (expect.has("http") || result.refused() != null) {
            expectation.refusal(result);
        } else {
            expectation.judgement(result);
            expectation.way(result);
        }
        return expectation.differences;
    }

    private void refusal(Result result) {
        if (result.refused() == null) {
            differences.add("the claim would be taken, and must be refused");
        } else if (!expect.has("http")) {
            differences.add("the claim would be refused: " + result.refused());
        }
    }

    private void judgement(Result result) {
        var judgement = result.claim().judgement();
        same("type", WireName.of(judgement.classification().type()));
        same("coverage", WireName.of(judgement.coverage()));
        same("window", WireName.of(judgement.window().state()));
        same("status", WireName.of(result.claim().status()));
        if (expect.has("missing")) {
            Set<String> missing = judgement.evidence().missing().stream()
                    .map(WireName::of)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!missing.equals(texts("missing"))) {
                differences.add("missing would be " + missing + " and must be " + texts("missing"));
            }
        }
        among(
                "reason",
                judgement.classification().reasons().stream()
                        .map(reason -> reason.code())
                        .toList());
        Set<String> contradictions =
                judgement.contradictions().stream().map(Enum::name).collect(Collectors.toSet());
        among("contradiction", contradictions);
        if (expect.has("notContradiction") && !disjoint(contradictions, texts("notContradiction"))) {
            differences.add("the contradictions would be " + new TreeSet<>(contradictions));
        }
    }

    private void way(Result result) {
        boolean asks = List.of("queue", "priority", "path", "never").stream().anyMatch(expect::has);
        if (asks && result.way().unclear() != null) {
            differences.add("nobody can say where it goes after " + result.way().passed() + ": "
                    + result.way().unclear());
            return;
        }
        if (expect.has("queue") && !result.queues().equals(texts("queue"))) {
            differences.add("it would go to " + result.queues() + " and must go to " + texts("queue"));
        }
        if (expect.has("priority")
                && !result.priorities().equals(Set.of(expect.get("priority").asInt()))) {
            differences.add("its priority would be " + result.priorities() + " and must be "
                    + expect.get("priority").asInt());
        }
        List<String> passed = result.way().passed();
        if (expect.has("path") && !isInOrder(list("path"), passed)) {
            differences.add("it would pass " + passed + " and must pass " + list("path") + " in this order");
        }
        if (expect.has("never") && !disjoint(passed, texts("never"))) {
            differences.add("it would pass "
                    + passed.stream().filter(texts("never")::contains).toList() + ", which it must not");
        }
    }

    private void same(String name, String actual) {
        if (expect.has(name) && !expect.get(name).asText().equals(actual)) {
            differences.add(name + " would be " + actual + " and must be "
                    + expect.get(name).asText());
        }
    }

    private void among(String name, Collection<String> actual) {
        if (expect.has(name) && !actual.containsAll(texts(name))) {
            differences.add(name + " would be one of " + new TreeSet<>(actual) + " and must be " + texts(name));
        }
    }

    private static boolean disjoint(Collection<String> some, Collection<String> others) {
        return some.stream().noneMatch(others::contains);
    }

    /** Others may stand between. */
    private static boolean isInOrder(List<String> wanted, List<String> passed) {
        int found = 0;
        for (String step : passed) {
            if (found < wanted.size() && wanted.get(found).equals(step)) {
                found++;
            }
        }
        return found == wanted.size();
    }

    private Set<String> texts(String name) {
        return new TreeSet<>(list(name));
    }

    private List<String> list(String name) {
        JsonNode value = expect.get(name);
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(one -> texts.add(one.asText()));
        } else {
            texts.add(value.asText());
        }
        return texts;
    }
}
