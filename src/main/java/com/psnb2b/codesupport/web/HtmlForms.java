package com.psnb2b.codesupport.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The HTML forms of Tasklist, for whoever has signed in. Part of the application and of no deployment: a form is a script
 * in the browser of those who decide, and a model deployed apart still finds it.
 */
@Configuration(proxyBeanMethods = false)
class HtmlForms implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/forms/*.html").addResourceLocations("classpath:/forms/");
    }
}
