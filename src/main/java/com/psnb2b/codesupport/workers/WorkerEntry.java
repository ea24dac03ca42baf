package com.psnb2b.codesupport.workers;

import com.psnb2b.codesupport.casework.WorkerTasks;
import com.psnb2b.codesupport.intake.StrictJson;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts {@link WorkerCalls} behind the look at keys and before the engine is told who calls. */
@Configuration(proxyBeanMethods = false)
class WorkerEntry {

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> workerCallFilter(WorkerTasks tasks, StrictJson json, Waiting waiting) {
        var filter = new FilterRegistrationBean<OncePerRequestFilter>(new WorkerCalls(tasks, json, waiting));
        filter.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return filter;
    }
}
