package com.psnb2b.codesupport.access;

import com.psnb2b.codesupport.people.People;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/**
 * The entry point of a reseller's support team: pages without inline script or style, which no other page may frame. Signed in
 * by the form of {@link PeopleSecurity} or by a claim link; the check page needs neither.
 */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    /** Where a reseller's people start. */
    static final String START = "/status";

    /** Where a claim link is opened. */
    static final String LINK = "/status/link";

    private static final String LANGUAGE = "/language";

    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, ClaimLinks links, People people) throws Exception {
        return http.securityMatcher("/check/**", "/status/**", "/mail/**", "/report/*", LANGUAGE)
                .authorizeHttpRequests(rules -> rules.requestMatchers("/check", LINK, "/mail/**", "/report/*", LANGUAGE)
                        .permitAll()
                        .anyRequest()
                        .hasAuthority(Visitor.AUTHORITY))
                .addFilterBefore(new GroupChangeSessionFilter(people), LogoutFilter.class)
                .addFilterBefore(new VisitorFilter(links), BasicAuthenticationFilter.class)
                .exceptionHandling(refused -> refused.authenticationEntryPoint(entryPoint()))
                .requestCache(cache -> cache.requestCache(PeopleSecurity.pages()))
                // A check changes nothing; a link from a mail carries its own proof, and mail programs follow it by
                // themselves; a customer's page is opened by the secret in its address. So none needs a token, and no
                // session to keep one in.
                .csrf(csrf -> csrf.ignoringRequestMatchers("/check", "/mail/**", "/report/*"))
                .headers(headers -> headers.contentSecurityPolicy(content -> content.policyDirectives(CONTENT))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        // None at all would make a browser hide from us whose page sends a form
                        // (CrossSiteRequestFilter).
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .addHeaderWriter(new StaticHeadersWriter("X-Robots-Tag", "noindex")))
                .build();
    }

    /** To the sign-in; but a link that has ended while it was used leads back to where links are opened. */
    private static AuthenticationEntryPoint entryPoint() {
        AuthenticationEntryPoint signIn = PeopleSecurity.leadsTo(PeopleSecurity.LOGIN);
        AuthenticationEntryPoint link = PeopleSecurity.leadsTo(LINK + "?ended");
        return (request, response, refused) ->
                (VisitorFilter.wasOpened(request) ? link : signIn).commence(request, response, refused);
    }
}
