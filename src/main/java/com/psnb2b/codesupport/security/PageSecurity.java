package com.psnb2b.codesupport.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/**
 * The door of a reseller's support team: pages without inline script or style, which no other page may frame. Signed in
 * by the form of {@link PeopleSecurity} or by a claim link; the check page needs neither.
 */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    /** Where a reseller's people start. */
    static final String START = "/status";

    /** Where a claim link is opened. */
    static final String LINK = "/status/link";

    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, ClaimLinks links, People people) throws Exception {
        return http.securityMatcher("/check/**", "/status/**")
                .authorizeHttpRequests(rules -> rules.requestMatchers("/check", LINK)
                        .permitAll()
                        .anyRequest()
                        .hasAuthority(Visitor.AUTHORITY))
                .addFilterBefore(new SameGroups(people), LogoutFilter.class)
                .addFilterBefore(new VisitorFilter(links), BasicAuthenticationFilter.class)
                .exceptionHandling(refused -> refused.authenticationEntryPoint(entryPoint()))
                .requestCache(cache -> cache.requestCache(PeopleSecurity.pages()))
                // A check changes nothing, so that a visitor needs no token, and no session to keep one in.
                .csrf(csrf -> csrf.ignoringRequestMatchers("/check"))
                .headers(headers -> headers.contentSecurityPolicy(content -> content.policyDirectives(CONTENT))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .addHeaderWriter(new StaticHeadersWriter("X-Robots-Tag", "noindex")))
                .build();
    }

    /** To the sign-in; but a link that has ended while it was used leads back to where links are opened. */
    private static AuthenticationEntryPoint entryPoint() {
        AuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint(PeopleSecurity.LOGIN);
        AuthenticationEntryPoint link = new LoginUrlAuthenticationEntryPoint(LINK + "?ended");
        return (request, response, refused) ->
                (VisitorFilter.wasOpened(request) ? link : signIn).commence(request, response, refused);
    }
}
