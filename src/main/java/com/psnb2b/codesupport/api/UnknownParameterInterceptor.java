package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.claim.KnownNames;
import com.psnb2b.codesupport.claim.WireName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/**
 * Refuses every parameter of an address and every part of a form under {@code /api/v1} that the call does not know, and
 * each that is sent more often than the call reads it: otherwise a typo would be ignored, and the call would do
 * something else than was meant. A call knows its {@code @RequestParam}s; one that is a list may be sent several times.
 */
@Configuration(proxyBeanMethods = false)
class UnknownParameterInterceptor implements WebMvcConfigurer, HandlerInterceptor {

    private static final List<String> EVIDENCE =
            Arrays.stream(EvidenceType.values()).map(WireName::of).toList();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod call
                && call.getBeanType().getPackage() == getClass().getPackage()) {
            refuseUnknown(request, call);
        }
        return true;
    }

    private static void refuseUnknown(HttpServletRequest request, HandlerMethod call) {
        Set<String> known = new TreeSet<>();
        Set<String> lists = new TreeSet<>();
        for (MethodParameter parameter : call.getMethodParameters()) {
            FormParts parts = parameter.getParameterAnnotation(FormParts.class);
            if (parts != null) {
                known.addAll(List.of(parts.once()));
                if (parts.evidence()) {
                    lists.addAll(EVIDENCE);
                    known.addAll(EVIDENCE);
                }
            }
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            if (named != null) {
                parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
                String name = named.name().isEmpty() ? parameter.getParameterName() : named.name();
                known.add(Objects.requireNonNull(name));
                if (List.class.isAssignableFrom(parameter.getParameterType())) {
                    lists.add(name);
                }
            }
        }
        Faults errors = new Faults();
        for (String sent : sent(request)) {
            if (!known.contains(sent)) {
                errors.add(
                        sent,
                        "unknown_parameter",
                        errors.isFull() ? "" : "is not known to this call; " + KnownNames.instead(sent, known));
            } else if (!lists.contains(sent) && times(request, sent) > 1) {
                errors.add(sent, "too_many", "counts once, and was sent several times");
            }
        }
        errors.refuse();
    }

    private static Set<String> sent(HttpServletRequest request) {
        Set<String> names = new LinkedHashSet<>(request.getParameterMap().keySet());
        MultipartHttpServletRequest form = form(request);
        if (form != null) {
            names.addAll(form.getMultiFileMap().keySet());
        }
        return names;
    }

    private static int times(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        MultipartHttpServletRequest form = form(request);
        return (values == null ? 0 : values.length)
                + (form == null ? 0 : form.getFiles(name).size());
    }

    private static MultipartHttpServletRequest form(HttpServletRequest request) {
        return WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    }
}
