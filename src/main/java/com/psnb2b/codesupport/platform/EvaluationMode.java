package com.psnb2b.codesupport.platform;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Decides, before anything starts, whether this is evaluation mode: no {@code SPRING_DATASOURCE_URL} is given.
 *
 * <p>The two settings stand first, above every other source, so that nobody can have the well-known passwords of
 * evaluation mode on a production database, or reach them from another machine.
 */
public class EvaluationMode implements EnvironmentPostProcessor, Ordered {

    /** True in evaluation mode, false in production; always set, and not to be overridden. */
    public static final String PROPERTY = "codesupport.evaluation";

    /** The packaged application leaves it out, as it does all of evaluation mode. */
    private static final String EVALUATION_DATABASE = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean evaluation = !StringUtils.hasText(environment.getProperty("spring.datasource.url"));
        if (evaluation && !ClassUtils.isPresent(EVALUATION_DATABASE, application.getClassLoader())) {
            throw new NoDatabaseNamed();
        }
        Map<String, Object> settings =
                evaluation ? Map.of(PROPERTY, true, "server.address", "127.0.0.1") : Map.of(PROPERTY, false);
        environment.getPropertySources().addFirst(new MapPropertySource("evaluation mode", settings));
    }

    /** After the configuration files, since they may name the database as well. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}
