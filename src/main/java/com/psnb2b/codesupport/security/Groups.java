package com.psnb2b.codesupport.security;

import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** The ids of the groups that the product knows, and how a membership reads as an authority. */
public final class Groups {

    public static final String REVIEWERS = "reviewers";
    public static final String SENIOR_REVIEWERS = "senior-reviewers";
    public static final String PROCESS_OWNERS = "process-owners";
    public static final String SUPPORT_DESK = "support-desk";
    public static final String ADMIN = "camunda-admin";

    private static final String PREFIX = "GROUP_";

    private Groups() {}

    /** The authority of a member, {@code GROUP_reviewers} for instance. */
    public static String authority(String group) {
        return PREFIX + group;
    }

    /** The groups among the authorities of a person who has signed in. */
    public static List<String> among(Collection<? extends GrantedAuthority> authorities) {
        return authorities.stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority.startsWith(PREFIX))
                .map(authority -> authority.substring(PREFIX.length()))
                .toList();
    }

    static List<SimpleGrantedAuthority> authorities(Collection<String> groups) {
        return groups.stream()
                .map(Groups::authority)
                .map(SimpleGrantedAuthority::new)
                .toList();
    }
}
