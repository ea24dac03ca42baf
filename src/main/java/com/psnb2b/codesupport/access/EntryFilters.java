package com.psnb2b.codesupport.access;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/** The filters that every request passes before anything else reads it, whichever entry point it is for. */
@Configuration(proxyBeanMethods = false)
class EntryFilters {

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> answerLanguageFilter() {
        return inFront(new AnswerLanguageFilter(), 1);
    }

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> plainAddressFilter(ApiSecurityProblems problems) {
        return inFront(new AmbiguousPathFilter(problems), 2);
    }

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> ownSiteFilter(BaseUrl baseUrl, ApiSecurityProblems problems) {
        return inFront(new CrossSiteRequestFilter(baseUrl, problems), 3);
    }

    /** Behind the filter that gives each request its trace id, and nothing else. */
    private static FilterRegistrationBean<OncePerRequestFilter> inFront(OncePerRequestFilter filter, int place) {
        var registered = new FilterRegistrationBean<>(filter);
        registered.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        return registered;
    }
}
