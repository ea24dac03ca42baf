package com.psnb2b.codesupport.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Runs each request to the engine's REST API as the person who signed in, so that the engine's rights apply. */
@Configuration(proxyBeanMethods = false)
class EngineRestIdentity {

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> engineRestIdentityFilter(IdentityService identity) {
        var filter = new FilterRegistrationBean<OncePerRequestFilter>(new IdentityFilter(identity));
        filter.addUrlPatterns("/engine-rest/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 2);
        return filter;
    }

    private static class IdentityFilter extends OncePerRequestFilter {

        private final IdentityService identity;

        IdentityFilter(IdentityService identity) {
            this.identity = identity;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Authentication person = SecurityContextHolder.getContext().getAuthentication();
            // Without an identity the engine checks nothing at all, so none is never passed on.
            if (person == null || !person.isAuthenticated()) {
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
                return;
            }
            identity.setAuthentication(person.getName(), Groups.among(person.getAuthorities()));
            try {
                chain.doFilter(request, response);
            } finally {
                identity.clearAuthentication();
            }
        }
    }
}
