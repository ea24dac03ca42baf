package com.psnb2b.codesupport.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of a person whose groups are no longer those of the sign-in: whoever is taken out of a group, or is
 * removed, does not keep its rights for as long as the session is used. Who is still somebody signs in again.
 */
class SameGroups extends OncePerRequestFilter {

    /** What pages are made of, the same for everybody; a page loads many of these. */
    private static final RequestMatcher NO_DATA = new OrRequestMatcher(
            withDefaults().matcher("/camunda/app/**"),
            withDefaults().matcher("/camunda/assets/**"),
            withDefaults().matcher("/css/**"),
            withDefaults().matcher("/js/**"));

    private final People people;

    SameGroups(People people) {
        this.people = people;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Authentication person =
                session == null ? null : SecurityContextHolder.getContext().getAuthentication();
        if (person != null && !hasItsGroups(person)) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    private boolean hasItsGroups(Authentication person) {
        return Set.copyOf(people.groupsOf(person.getName())).equals(Set.copyOf(Groups.among(person.getAuthorities())));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return NO_DATA.matches(request);
    }
}
