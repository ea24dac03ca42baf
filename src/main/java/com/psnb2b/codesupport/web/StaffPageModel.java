package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.people.Groups;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the pages of our staff need for the links between them. */
@ControllerAdvice(
        assignableTypes = {
            ModelPages.class,
            ReplayPages.class,
            MigrationPages.class,
            RetentionPages.class,
            InsightPages.class,
            OwnInsightPages.class,
            HistoryPages.class,
            FindPages.class
        })
class StaffPageModel {

    private static final Set<String> OVERVIEW = Set.of(Groups.SENIOR_REVIEWERS, Groups.PROCESS_OWNERS, Groups.ADMIN);

    private static final Set<String> DESK = Set.of(Groups.SUPPORT_DESK, Groups.ADMIN);

    /** Whether the person is an administrator. */
    @ModelAttribute("admin")
    boolean admin(Authentication person) {
        return Groups.among(person.getAuthorities()).contains(Groups.ADMIN);
    }

    /** Whether the person changes models. */
    @ModelAttribute("owner")
    boolean owner(Authentication person) {
        return Groups.among(person.getAuthorities()).contains(Groups.PROCESS_OWNERS);
    }

    /** Whether the person speaks for resellers. */
    @ModelAttribute("desk")
    boolean desk(Authentication person) {
        return Groups.among(person.getAuthorities()).stream().anyMatch(DESK::contains);
    }

    /** Whether the person sees the figures of all. */
    @ModelAttribute("overview")
    boolean overview(Authentication person) {
        return Groups.among(person.getAuthorities()).stream().anyMatch(OVERVIEW::contains);
    }
}
