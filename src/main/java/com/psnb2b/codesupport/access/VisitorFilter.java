package com.psnb2b.codesupport.access;

import com.psnb2b.codesupport.people.Groups;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes a {@link Visitor} of a person of a reseller, or of the link that was opened in this session. For one request at
 * a time and for these pages alone: a link is no sign-in, so nothing else may see it as one, and one that was revoked
 * ends at once.
 */
public class VisitorFilter extends OncePerRequestFilter {

    private static final String LINK = VisitorFilter.class.getName() + ".link";

    private final ClaimLinks links;

    VisitorFilter(ClaimLinks links) {
        this.links = links;
    }

    /** Opens a link in this session; empty where it is unknown, expired or revoked. */
    public static Optional<ClaimLinks.Link> open(String token, ClaimLinks links, HttpServletRequest request) {
        byte[] hash = Tokens.sha256(token);
        Optional<ClaimLinks.Link> link = links.inForce(hash);
        if (link.isPresent()) {
            request.getSession().setAttribute(LINK, hash);
            request.changeSessionId();
        }
        return link;
    }

    /** Whether a link was opened in this session, in force or not. */
    static boolean wasOpened(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(LINK) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        holder(request).or(VisitorFilter::person).ifPresent(visitor -> {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    visitor, null, AuthorityUtils.createAuthorityList(Visitor.AUTHORITY)));
            SecurityContextHolder.setContext(context);
        });
        chain.doFilter(request, response);
    }

    /** Only on the pages of the link's own claim, so that a person keeps what they are everywhere else. */
    private Optional<Visitor> holder(HttpServletRequest request) {
        if (!wasOpened(request)) {
            return Optional.empty();
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return links.inForce((byte[]) request.getSession().getAttribute(LINK))
                .filter(link -> (path + "/").startsWith("/status/claims/" + link.claimId() + "/"))
                .map(Visitor::holder);
    }

    private static Optional<Visitor> person() {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        return Groups.resellerOf(signedIn).map(resellerId -> Visitor.person(signedIn.getName(), resellerId));
    }
}
