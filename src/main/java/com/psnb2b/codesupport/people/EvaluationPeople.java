package com.psnb2b.codesupport.people;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The people of evaluation mode. Everybody can read these names, and each is its own password. */
final class EvaluationPeople {

    static final Map<String, String> GROUP_BY_NAME = Map.of(
            "reviewer", Groups.REVIEWERS,
            "reviewer2", Groups.REVIEWERS,
            "senior", Groups.SENIOR_REVIEWERS,
            "owner", Groups.PROCESS_OWNERS,
            "admin", Groups.ADMIN,
            "desk", Groups.SUPPORT_DESK);

    /** The people of the two resellers that have a key. */
    static final Map<String, String> RESELLER_BY_NAME =
            Map.of("reseller", "demo-reseller", "reseller2", "demo-reseller2");

    private EvaluationPeople() {}

    static boolean has(String name) {
        return names().contains(name);
    }

    static Set<String> names() {
        return Stream.of(GROUP_BY_NAME, RESELLER_BY_NAME)
                .flatMap(people -> people.keySet().stream())
                .collect(Collectors.toSet());
    }
}
