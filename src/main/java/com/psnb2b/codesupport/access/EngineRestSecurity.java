package com.psnb2b.codesupport.access;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import com.psnb2b.codesupport.people.Groups;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The entry point of Modeler, engine clients and build servers: HTTP Basic on every request, no session. All of
 * {@code /engine-rest}, and the check of models where it is called with a password. A worker's key opens the calls of a
 * worker and nothing else, and nobody else makes them.
 */
@Configuration(proxyBeanMethods = false)
class EngineRestSecurity {

    static final String CHECK = "/app/models/check";

    private static final String WORKER = Scope.worker.authority();

    @Bean
    @Order(2)
    SecurityFilterChain engineRest(HttpSecurity http, ApiKeys keys, RateLimits limits, ApiSecurityProblems problems)
            throws Exception {
        // A plain string would be matched as a Spring MVC path, and Jersey's servlet is none.
        RequestMatcher engine = withDefaults().matcher("/engine-rest/**");
        RequestMatcher check = withDefaults().matcher(HttpMethod.POST, CHECK);
        RequestMatcher fetch = withDefaults().matcher(HttpMethod.POST, "/engine-rest/external-task/fetchAndLock");
        RequestMatcher answer = withDefaults()
                .matcher(
                        HttpMethod.POST,
                        "/engine-rest/external-task/{id}/{call:complete|failure|bpmnError|extendLock|unlock}");
        return http.securityMatcher(request -> engine.matches(request)
                        || check.matches(request) && request.getHeader(HttpHeaders.AUTHORIZATION) != null)
                .authorizeHttpRequests(rules -> rules.requestMatchers(check)
                        .hasAnyAuthority(Groups.authority(Groups.PROCESS_OWNERS), Groups.authority(Groups.ADMIN))
                        .requestMatchers(fetch, answer)
                        .hasAuthority(WORKER)
                        .anyRequest()
                        .access(AuthorizationManagers.allOf(
                                Groups.staff(),
                                AuthorizationManagers.not(AuthorityAuthorizationManager.hasAuthority(WORKER)))))
                .addFilterBefore(new WorkerKeyFilter(keys, problems), BasicAuthenticationFilter.class)
                .addFilterAfter(new RateLimitFilter(limits, problems), WorkerKeyFilter.class)
                .httpBasic(basic -> basic.realmName("Code Support"))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }
}
