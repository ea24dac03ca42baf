package com.psnb2b.codesupport.access;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import com.psnb2b.codesupport.people.Groups;
import com.psnb2b.codesupport.people.People;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.ExceptionMappingAuthenticationFailureHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The entry point of people: everything that no other chain has. One form, one session, for Camunda's web apps and ours. */
@Configuration(proxyBeanMethods = false)
class PeopleSecurity {

    static final String LOGIN = "/login";

    private static final RequestMatcher WEBAPPS = withDefaults().matcher("/camunda/**");
    private static final RequestMatcher WEBAPP_API = withDefaults().matcher("/camunda/api/**");
    private static final RequestMatcher WEBAPP_LOGOUT =
            withDefaults().matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout");
    private static final RequestMatcher OUR_PAGES = new NegatedRequestMatcher(WEBAPPS);

    /** What we add to Camunda's web apps. They ask for it under their own version, so a browser would keep ours too long. */
    private static final RequestMatcher OUR_MODULES = new OrRequestMatcher(
            withDefaults().matcher("/camunda/app/*/scripts/**"), withDefaults().matcher("/camunda/app/*/styles/**"));

    @Bean
    @Order(4)
    SecurityFilterChain people(
            HttpSecurity http, PasswordAuthentication passwords, SingleSignOn providers, People people)
            throws Exception {
        providers.addTo(http, starts());
        return http.authorizeHttpRequests(rules -> rules
                        // Else the page of an error, a 401 of /engine-rest for instance, becomes a redirect to the
                        // form.
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(LOGIN, "/css/**", "/js/**", "/favicon.ico")
                        .permitAll()
                        // The description of the API, and what shows it.
                        .requestMatchers(HttpMethod.GET, "/docs", "/swagger-ui/**")
                        .permitAll()
                        // What the web apps' own form is made of.
                        .requestMatchers(HttpMethod.GET, "/camunda/assets/**", "/camunda/api/engine/engine/")
                        .permitAll()
                        // Camunda's own sign-in knows neither our throttle nor our session.
                        .requestMatchers(WebappLogin.PATH)
                        .denyAll()
                        // Camunda's first start: for as long as nobody is in camunda-admin, it makes anybody a member.
                        .requestMatchers("/camunda/api/admin/setup/**")
                        .denyAll()
                        .requestMatchers(HttpMethod.POST, "/app/claims/*/signals")
                        .hasAnyAuthority(Groups.authorities(Groups.REVIEWERS, Groups.SENIOR_REVIEWERS, Groups.ADMIN))
                        .requestMatchers(HttpMethod.POST, "/app/claims/*/correction")
                        .hasAnyAuthority(Groups.authorities(Groups.SENIOR_REVIEWERS, Groups.ADMIN))
                        .requestMatchers(HttpMethod.POST, "/app/claims/*/customer-link")
                        .hasAnyAuthority(Groups.authorities(Groups.SUPPORT_DESK, Groups.ADMIN))
                        .requestMatchers("/app/claims/**", "/app/find/**", "/app/next-claim", "/app/tasks/**")
                        .hasAnyAuthority(Groups.authorities(
                                Groups.REVIEWERS, Groups.SENIOR_REVIEWERS, Groups.SUPPORT_DESK, Groups.ADMIN))
                        .requestMatchers("/app/second-looks/**")
                        .hasAnyAuthority(Groups.authorities(
                                Groups.REVIEWERS, Groups.SENIOR_REVIEWERS, Groups.PROCESS_OWNERS, Groups.ADMIN))
                        .requestMatchers("/app/new-case/**", "/app/mail/**")
                        .hasAnyAuthority(Groups.authorities(Groups.SUPPORT_DESK, Groups.ADMIN))
                        .requestMatchers("/app/retention/**")
                        .hasAuthority(Groups.authority(Groups.ADMIN))
                        // Leads everybody to a page of their own; and the page of their own sign-in.
                        .requestMatchers("/", "/account/**")
                        .authenticated()
                        // Everybody their own figures; those of all are for who looks after them.
                        .requestMatchers("/app/insight/mine/**")
                        .access(Groups.staff())
                        .requestMatchers("/app/insight/**")
                        .hasAnyAuthority(
                                Groups.authorities(Groups.SENIOR_REVIEWERS, Groups.PROCESS_OWNERS, Groups.ADMIN))
                        .requestMatchers("/app/history/**")
                        .hasAnyAuthority(Groups.authorities(
                                Groups.REVIEWERS,
                                Groups.SENIOR_REVIEWERS,
                                Groups.SUPPORT_DESK,
                                Groups.PROCESS_OWNERS,
                                Groups.ADMIN))
                        .requestMatchers("/app/models/**", "/app/replay/**", "/app/migration/**")
                        .hasAnyAuthority(Groups.authorities(Groups.PROCESS_OWNERS, Groups.ADMIN))
                        .anyRequest()
                        .access(Groups.staff()))
                .formLogin(
                        form -> form.loginPage(LOGIN).successHandler(starts()).failureHandler(failures()))
                .addFilterBefore(new GroupChangeSessionFilter(people), LogoutFilter.class)
                .addFilterBefore(
                        new WebappLogin(new ProviderManager(passwords)), UsernamePasswordAuthenticationFilter.class)
                .logout(logout -> logout.logoutRequestMatcher(
                                new OrRequestMatcher(withDefaults().matcher(HttpMethod.POST, "/logout"), WEBAPP_LOGOUT))
                        .defaultLogoutSuccessHandlerFor(
                                new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT), WEBAPP_LOGOUT)
                        .logoutSuccessUrl(LOGIN + "?signed_out"))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(entryPoint()))
                .requestCache(cache -> cache.requestCache(pages()))
                // Camunda's web apps bring a CSRF filter of their own.
                .csrf(csrf -> csrf.ignoringRequestMatchers(WEBAPPS))
                .headers(PeopleSecurity::headers)
                .build();
    }

    /** Camunda sets its own content policy, and its scripts and styles may be cached. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        new OrRequestMatcher(OUR_PAGES, OUR_MODULES), new CacheControlHeadersWriter()))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        OUR_PAGES,
                        new ContentSecurityPolicyHeaderWriter("default-src 'self'; style-src 'self' 'unsafe-inline';"
                                + " img-src 'self' data: blob:; frame-ancestors 'self'; form-action 'self';"
                                + " base-uri 'self'; object-src 'none'")));
    }

    /** A page leads to the form; what a page loads in the background is told plainly. */
    private static AuthenticationEntryPoint entryPoint() {
        AuthenticationEntryPoint form = leadsTo(LOGIN);
        AuthenticationEntryPoint plain = new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
        return (request, response, refused) ->
                (WEBAPP_API.matches(request) ? plain : form).commence(request, response, refused);
    }

    /** By path alone, as every redirect of ours. */
    static AuthenticationEntryPoint leadsTo(String page) {
        var entryPoint = new LoginUrlAuthenticationEntryPoint(page);
        entryPoint.setFavorRelativeUris(true);
        return entryPoint;
    }

    /** Pages alone are worth returning to after signing in, and not what a page loads in the background. */
    static RequestCache pages() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(request -> HttpMethod.GET.matches(request.getMethod())
                && !WEBAPP_API.matches(request)
                && String.valueOf(request.getHeader("Accept")).contains("text/html"));
        return cache;
    }

    /** Back to the page that was asked for, else to where a person's work is. */
    private static SavedRequestAwareAuthenticationSuccessHandler starts() {
        var starts = new SavedRequestAwareAuthenticationSuccessHandler() {
            @Override
            protected String determineTargetUrl(
                    HttpServletRequest request, HttpServletResponse response, Authentication person) {
                return LandingPage.of(person);
            }
        };
        starts.setRedirectStrategy(new RelativeRedirectStrategy());
        return starts;
    }

    private static ExceptionMappingAuthenticationFailureHandler failures() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put(BadCredentialsException.class.getName(), LOGIN + "?error");
        pages.put(LockedException.class.getName(), LOGIN + "?wait");
        var handler = new ExceptionMappingAuthenticationFailureHandler();
        handler.setExceptionMappings(pages);
        handler.setDefaultFailureUrl(LOGIN + "?error");
        return handler;
    }
}
