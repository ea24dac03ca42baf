package com.psnb2b.codesupport.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/** The entry point of integrations, {@code /api}: a key on every request, no session, no cookie, so no CSRF either. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    private static final String RESELLER = Scope.reseller.authority();
    private static final String SUPPLIER = Scope.supplier.authority();

    /** Requests are measured as a whole; else every filter of every chain were measured beside. */
    @Bean
    static SecurityObservationSettings measuredAsAWhole() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, ApiKeys keys, RateLimits limits, ApiSecurityProblems problems)
            throws Exception {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(rules -> rules.requestMatchers(HttpMethod.GET, "/api/v1/openapi.json/**")
                        .permitAll()
                        .requestMatchers("/api/v1/deliveries/**", "/api/v1/claims/*/precedents")
                        .hasAuthority(SUPPLIER)
                        .requestMatchers(
                                HttpMethod.POST,
                                "/api/v1/claims/*/erasure",
                                "/api/v1/claims/*/hold",
                                "/api/v1/claims/*/release")
                        .hasAuthority(SUPPLIER)
                        .requestMatchers(HttpMethod.GET, "/api/v1/claims/**", "/api/v1/cases/**")
                        .hasAnyAuthority(RESELLER, SUPPLIER)
                        .requestMatchers(HttpMethod.POST, "/api/v1/claims/*/messages", "/api/v1/cases/*/messages")
                        .hasAnyAuthority(RESELLER, SUPPLIER)
                        // Whoever is handed a packet may verify it.
                        .requestMatchers(HttpMethod.GET, "/api/v1/packet-key/**")
                        .permitAll()
                        .anyRequest()
                        .hasAuthority(RESELLER))
                // Filters made here and no beans: Spring Boot would put a bean in front of every path.
                .addFilterBefore(new ApiKeyFilter(keys, problems), BasicAuthenticationFilter.class)
                .addFilterAfter(new RateLimitFilter(limits, problems), ApiKeyFilter.class)
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }
}
