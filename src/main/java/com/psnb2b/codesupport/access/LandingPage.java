package com.psnb2b.codesupport.access;

import com.psnb2b.codesupport.people.Groups;
import java.util.Collections;
import java.util.List;
import org.springframework.security.core.Authentication;

/** The page that a person is led to after signing in. */
public final class LandingPage {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private static final String MODELS = "/app/models";
    private static final List<String> WORK_ON_CLAIMS =
            List.of(Groups.REVIEWERS, Groups.SENIOR_REVIEWERS, Groups.SUPPORT_DESK, Groups.ADMIN);

    private LandingPage() {}

    /** Where claims are worked on, unless the person works on none and changes the rules. */
    public static String of(Authentication person) {
        if (Groups.resellerOf(person).isPresent()) {
            return PageSecurity.START;
        }
        List<String> groups = Groups.among(person.getAuthorities());
        return groups.contains(Groups.PROCESS_OWNERS) && Collections.disjoint(groups, WORK_ON_CLAIMS)
                ? MODELS
                : TASKLIST;
    }
}
