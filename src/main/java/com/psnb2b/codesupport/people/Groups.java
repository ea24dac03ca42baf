package com.psnb2b.codesupport.people;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** The ids of the groups that the product knows, and how a membership reads as an authority. */
public final class Groups {

    public static final String REVIEWERS = "reviewers";
    public static final String SENIOR_REVIEWERS = "senior-reviewers";
    public static final String PROCESS_OWNERS = "process-owners";
    public static final String SUPPORT_DESK = "support-desk";
    public static final String ADMIN = "camunda-admin";

    /** Before the reseller's id: the group of the people of one reseller, {@code reseller-acme} for instance. */
    public static final String RESELLER_PREFIX = "reseller-";

    private static final String PREFIX = "GROUP_";

    private Groups() {}

    /** The authority of a member, {@code GROUP_reviewers} for instance. */
    public static String authority(String group) {
        return PREFIX + group;
    }

    /** The authorities of members of any of these groups. */
    public static String[] authorities(String... groups) {
        return Arrays.stream(groups).map(Groups::authority).toArray(String[]::new);
    }

    /** The groups among the authorities of a person who has signed in. */
    public static List<String> among(Collection<? extends GrantedAuthority> authorities) {
        return authorities.stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority.startsWith(PREFIX))
                .map(authority -> authority.substring(PREFIX.length()))
                .toList();
    }

    /** The reseller that a person belongs to; empty for staff and for whoever has not signed in. */
    public static Optional<String> resellerOf(Authentication person) {
        return Optional.ofNullable(person).stream()
                .flatMap(signedIn -> among(signedIn.getAuthorities()).stream())
                .filter(group -> group.startsWith(RESELLER_PREFIX))
                .map(group -> group.substring(RESELLER_PREFIX.length()))
                .sorted()
                .findFirst();
    }

    /** Lets in whoever has signed in and works here: a reseller's people have no business with the engine. */
    public static <T> AuthorizationManager<T> staff() {
        AuthorizationManager<T> anybody = AuthenticatedAuthorizationManager.authenticated();
        return AuthorizationManagers.allOf(
                anybody,
                (person, place) ->
                        new AuthorizationDecision(resellerOf(person.get()).isEmpty()));
    }

    static List<SimpleGrantedAuthority> authorities(Collection<String> groups) {
        return groups.stream()
                .map(Groups::authority)
                .map(SimpleGrantedAuthority::new)
                .toList();
    }
}
