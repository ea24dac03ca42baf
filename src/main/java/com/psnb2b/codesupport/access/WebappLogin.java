package com.psnb2b.codesupport.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The form that Camunda's web apps show in their own page when the session is over or left. It sends the fields of our
 * form, so it ends in the same sign-in: one session, one throttle. Camunda's own sign-in behind it is never reached.
 */
class WebappLogin extends UsernamePasswordAuthenticationFilter {

    static final RequestMatcher PATH =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/*/login/*");

    WebappLogin(AuthenticationManager people) {
        super(people);
        setRequiresAuthenticationRequestMatcher(WebappLogin::sentByTheApp);
        // Answers what the app expects of a login: who it is, and for which apps.
        setAuthenticationSuccessHandler(
                new SimpleUrlAuthenticationSuccessHandler("/camunda/api/admin/auth/user/default"));
        setAuthenticationFailureHandler(
                new AuthenticationEntryPointFailureHandler(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)));
        setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
        setSecurityContextRepository(new HttpSessionSecurityContextRepository());
    }

    /** The header is what another site cannot send; its value belongs to a session that may be gone. */
    private static boolean sentByTheApp(HttpServletRequest request) {
        return PATH.matches(request) && request.getHeader("X-XSRF-TOKEN") != null;
    }
}
