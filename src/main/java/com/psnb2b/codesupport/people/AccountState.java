package com.psnb2b.codesupport.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * What of a person's account a session rests on. The session ends when either part changes.
 *
 * @param groups the ids of the person's groups; empty for nobody
 * @param mark changes with a new password and with a sign-out everywhere; reveals nothing about either
 */
public record AccountState(List<String> groups, String mark) {

    private static final String PREFIX = "SIGNED_IN_";

    /** What the person is given for the session. */
    public Collection<GrantedAuthority> authorities() {
        List<GrantedAuthority> authorities = new ArrayList<>(Groups.authorities(groups));
        authorities.add(new SimpleGrantedAuthority(PREFIX + mark));
        return authorities;
    }

    /** Whether somebody who has signed in was given the same. */
    public boolean isThatOf(Authentication person) {
        Set<String> given = person.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
        return given.contains(PREFIX + mark)
                && Set.copyOf(groups).equals(Set.copyOf(Groups.among(person.getAuthorities())));
    }
}
