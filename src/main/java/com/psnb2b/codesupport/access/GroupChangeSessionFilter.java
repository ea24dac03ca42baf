package com.psnb2b.codesupport.access;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import com.psnb2b.codesupport.people.People;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a person's session when their account has changed since they signed in: when they were taken out of a group or
 * removed, have a new password, or were signed out everywhere. So nobody keeps the rights of a group that they are no
 * longer in. Each call looks the account up, so nodes need not tell each other.
 */
class GroupChangeSessionFilter extends OncePerRequestFilter {

    /** What pages are made of, the same for everybody; a page loads many of these. */
    private static final RequestMatcher NO_DATA = new OrRequestMatcher(
            withDefaults().matcher("/camunda/app/**"),
            withDefaults().matcher("/camunda/assets/**"),
            withDefaults().matcher("/css/**"),
            withDefaults().matcher("/js/**"));

    private final People people;

    GroupChangeSessionFilter(People people) {
        this.people = people;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Authentication person =
                session == null ? null : SecurityContextHolder.getContext().getAuthentication();
        if (person != null && !people.standingOf(person.getName()).isThatOf(person)) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return NO_DATA.matches(request);
    }
}
