package com.psnb2b.codesupport.engine;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.psnb2b.codesupport.platform.database.Unkeepable;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.Wrapper;
import org.apache.catalina.core.StandardContext;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.boot.autoconfigure.jersey.ResourceConfigCustomizer;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Answers {@link ClientErrors} of the engine's REST API with 4xx where they happen outside of a command, which {@link
 * ErrorTranslationInterceptor} sees; wherever the API is mounted: at {@code /engine-rest}, and inside of the web
 * applications, which build their servlets themselves.
 */
@Component
class EngineRestFaults implements ResourceConfigCustomizer, WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String MAPPERS = Stream.of(OfTheCall.class, NotThere.class, Known.class, Endless.class)
            .map(Class::getName)
            .collect(Collectors.joining(","));

    /** {@code /engine-rest}, whose configuration is a bean. */
    @Override
    public void customize(ResourceConfig engineRest) {
        engineRest
                .register(OfTheCall.class)
                .register(NotThere.class)
                .register(Known.class)
                .register(Endless.class);
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addContextLifecycleListeners(EngineRestFaults::addMappers);
    }

    /** Every servlet is there by then, and none has begun. */
    private static void addMappers(LifecycleEvent event) {
        if (Lifecycle.AFTER_START_EVENT.equals(event.getType())
                && event.getLifecycle() instanceof StandardContext context) {
            Arrays.stream(context.findChildren())
                    .map(Wrapper.class::cast)
                    .filter(servlet -> ServletContainer.class.getName().equals(servlet.getServletClass()))
                    .forEach(servlet -> servlet.addInitParameter(ServerProperties.PROVIDER_CLASSNAMES, MAPPERS));
        }
    }

    /** What the caller is told: the engine's own words, but for those that name its insides alone. */
    static String words(Throwable failed) {
        if (Unkeepable.isNul(failed)) {
            return "The character NUL can be neither kept nor looked for.";
        }
        if (Unkeepable.isTooLong(failed)) {
            return "A text is longer than its place.";
        }
        Optional<String> unread = ClientErrors.unread(failed);
        if (unread.isPresent()) {
            return unread.get();
        }
        return failed instanceof NullPointerException
                ? "The call lacks something that it needs, or asks for something that is not here."
                : failed.getMessage();
    }

    private static Response answer(Throwable failed) {
        return ExceptionHandlerHelper.getInstance()
                .getResponse(ClientErrors.status(failed)
                        .<Throwable>map(status -> new RestException(status, words(failed)))
                        .orElse(failed));
    }

    /** A body that is not there, or without what is needed in it. Made by Jersey from its name, as the other two. */
    public static class OfTheCall implements ExceptionMapper<NullPointerException> {
        @Override
        public Response toResponse(NullPointerException failed) {
            return answer(failed);
        }
    }

    /** A body with a name or number of a length, or a depth, that no call has. The engine knows the other kinds alone. */
    public static class Endless implements ExceptionMapper<StreamConstraintsException> {
        @Override
        public Response toResponse(StreamConstraintsException refused) {
            return ExceptionHandlerHelper.getInstance()
                    .getResponse(new RestException(
                            Status.BAD_REQUEST, "The body cannot be read: " + refused.getOriginalMessage()));
        }
    }

    /** An id of nothing. */
    public static class NotThere implements ExceptionMapper<NullValueException> {
        @Override
        public Response toResponse(NullValueException failed) {
            return answer(failed);
        }
    }

    /** What the API itself calls an invalid request is one, whatever status it gives it. */
    public static class Known implements ExceptionMapper<InvalidRequestException> {
        @Override
        public Response toResponse(InvalidRequestException refused) {
            boolean isOurs = refused.getStatus() == null || refused.getStatus() == Status.INTERNAL_SERVER_ERROR;
            return ExceptionHandlerHelper.getInstance()
                    .getResponse(isOurs ? new RestException(Status.NOT_FOUND, refused.getMessage()) : refused);
        }
    }
}
