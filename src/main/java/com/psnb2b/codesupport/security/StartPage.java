package com.psnb2b.codesupport.security;

import org.springframework.security.core.Authentication;

/** Where a person's work is, once signed in. */
public final class StartPage {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private StartPage() {}

    public static String of(Authentication person) {
        return Groups.resellerOf(person).isPresent() ? PageSecurity.START : TASKLIST;
    }
}
