package com.psnb2b.codesupport.access;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every endpoint that the running application answers: Spring's controllers, actuator and pages, and Camunda's JAX-RS. */
final class MappedEndpoints {

    /** A method and a path with its variables, as mapped. */
    record Endpoint(String method, String path) implements Comparable<Endpoint> {

        boolean reads() {
            return method.equals("GET");
        }

        @Override
        public int compareTo(Endpoint other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return path + " " + method;
        }
    }

    private MappedEndpoints() {}

    /** Controllers, actuator and view controllers. */
    static Set<Endpoint> ofSpring(ApplicationContext context) {
        Set<Endpoint> endpoints = new TreeSet<>();
        for (HandlerMapping mapping :
                context.getBeansOfType(HandlerMapping.class).values()) {
            if (mapping instanceof RequestMappingInfoHandlerMapping controllers) {
                controllers.getHandlerMethods().keySet().forEach(info -> endpoints.addAll(of(info)));
            } else if (mapping instanceof AbstractUrlHandlerMapping pages) {
                pages.getHandlerMap().keySet().forEach(path -> endpoints.add(new Endpoint("GET", path)));
            }
        }
        return endpoints;
    }

    /** Resources of Jersey's servlets: the engine's REST API and what the web applications call. */
    static Set<Endpoint> ofJersey(ApplicationContext context, ServletContext servlets) {
        Set<Endpoint> endpoints = new TreeSet<>();
        for (ServletRegistration servlet : servlets.getServletRegistrations().values()) {
            if (servlet.getClassName().equals(ServletContainer.class.getName())) {
                String base = servlet.getMappings().iterator().next().replace("/*", "");
                application(context, servlet).getClasses().stream()
                        .filter(resource -> annotation(resource).isPresent())
                        .forEach(resource -> walk(
                                join(base, annotation(resource).orElseThrow().value()),
                                resource,
                                new HashSet<>(),
                                endpoints));
            }
        }
        return endpoints;
    }

    private static Stream<Endpoint> endpoints(Set<String> methods, Set<String> paths) {
        return paths.stream().flatMap(path -> methods.stream().map(method -> new Endpoint(method, path)));
    }

    private static Set<Endpoint> of(RequestMappingInfo info) {
        Set<String> methods = new TreeSet<>();
        info.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
        if (methods.isEmpty()) {
            methods.add("GET");
        }
        Set<Endpoint> endpoints = new TreeSet<>();
        endpoints(methods, info.getPatternValues()).forEach(endpoints::add);
        return endpoints;
    }

    private static Application application(ApplicationContext context, ServletRegistration servlet) {
        String name = servlet.getInitParameter("jakarta.ws.rs.Application");
        try {
            return name == null
                    ? context.getBean(ResourceConfig.class)
                    : (Application) Class.forName(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void walk(String base, Class<?> resource, Set<Class<?>> above, Set<Endpoint> endpoints) {
        if (!above.add(resource)) {
            return;
        }
        for (Method method : resource.getMethods()) {
            Optional<Method> declared = declarations(method)
                    .filter(candidate -> candidate.isAnnotationPresent(Path.class)
                            || verbs(candidate).findAny().isPresent())
                    .findFirst();
            declared.ifPresent(found -> {
                String path = Optional.ofNullable(found.getAnnotation(Path.class))
                        .map(Path::value)
                        .map(value -> join(base, value))
                        .orElse(base);
                Set<Endpoint> here = new TreeSet<>();
                verbs(found).forEach(verb -> here.add(new Endpoint(verb, path)));
                endpoints.addAll(here);
                if (here.isEmpty()) {
                    walk(path, found.getReturnType(), new HashSet<>(above), endpoints);
                }
            });
        }
    }

    private static Stream<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .filter(verb -> !verb.equals("OPTIONS") && !verb.equals("HEAD"));
    }

    /** The method itself and those that it implements: an annotation may stand on any of them. */
    private static Stream<Method> declarations(Method method) {
        return types(method.getDeclaringClass())
                .map(type -> {
                    try {
                        return type.getDeclaredMethod(method.getName(), method.getParameterTypes());
                    } catch (NoSuchMethodException e) {
                        return null;
                    }
                })
                .filter(Objects::nonNull);
    }

    private static Stream<Class<?>> types(Class<?> type) {
        if (type == null) {
            return Stream.empty();
        }
        return Stream.concat(
                Stream.of(type),
                Stream.concat(
                        types(type.getSuperclass()),
                        Arrays.stream(type.getInterfaces()).flatMap(MappedEndpoints::types)));
    }

    private static Optional<Path> annotation(Class<?> resource) {
        return types(resource)
                .map(type -> type.getAnnotation(Path.class))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Joins two paths; the pattern of a variable ({@code {name:.+}}) is left out. */
    private static String join(String base, String path) {
        String plain = path.replaceAll("\\{\\s*([^:}\\s]+)\\s*(:([^{}]|\\{[^{}]*})*)?}", "{$1}");
        String joined = ("/" + base + "/" + plain).replaceAll("/+", "/");
        return joined.length() > 1 && joined.endsWith("/") ? joined.substring(0, joined.length() - 1) : joined;
    }
}
