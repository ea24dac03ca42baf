package com.psnb2b.codesupport.access;

import com.psnb2b.codesupport.people.Groups;
import com.psnb2b.codesupport.people.People;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutFilter;

/**
 * {@code /admin} and {@code /actuator}, for members of {@code camunda-admin} by HTTP Basic or by the session of the
 * form; health and info are open to everybody.
 */
@Configuration(proxyBeanMethods = false)
class AdminSecurity {

    @Bean
    @Order(3)
    SecurityFilterChain admin(HttpSecurity http, People people) throws Exception {
        return http.securityMatcher("/admin/**", "/actuator/**")
                .authorizeHttpRequests(rules -> rules.requestMatchers("/actuator/health/**", "/actuator/info")
                        .permitAll()
                        .anyRequest()
                        .hasAuthority(Groups.authority(Groups.ADMIN)))
                .httpBasic(basic -> basic.realmName("Code Support"))
                .addFilterBefore(new GroupChangeSessionFilter(people), LogoutFilter.class)
                .requestCache(AbstractHttpConfigurer::disable)
                // Another site cannot make a browser add this header; a cookie it can, so a session needs the token.
                .csrf(csrf ->
                        csrf.ignoringRequestMatchers(request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .build();
    }
}
