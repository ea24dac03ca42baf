package com.psnb2b.codesupport.people;

import com.psnb2b.codesupport.engine.WebappAuthenticationFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whoever has signed in by our form is signed in to Tasklist, Cockpit and Admin. */
@Configuration(proxyBeanMethods = false)
class WebappSignIn {

    @Bean
    FilterRegistrationBean<WebappAuthenticationFilter> webappSignInFilter() {
        var filter = new FilterRegistrationBean<>(
                new WebappAuthenticationFilter(() -> Provider.person().isPresent()));
        filter.setInitParameters(
                Map.of(ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM, Provider.class.getName()));
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return filter;
    }

    /** Made by Camunda from its name, so nothing can be injected. Camunda looks the groups up itself. */
    public static class Provider implements AuthenticationProvider {

        @Override
        public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
            return person().map(Authentication::getName)
                    .map(AuthenticationResult::successful)
                    .orElseGet(AuthenticationResult::unsuccessful);
        }

        static Optional<Authentication> person() {
            return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                    .filter(authentication -> !(authentication instanceof AnonymousAuthenticationToken));
        }

        /** Nothing: Spring Security has asked for the sign-in before. */
        @Override
        public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {}
    }
}
