package com.psnb2b.codesupport.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.support.SpringFactoriesLoader;

@Tag("integration")
class EvaluationModeTest {

    private final StandardEnvironment environment = new StandardEnvironment();

    @Test
    void whereNoDatabaseIsNamedItIsEvaluation() {
        assertThat(decided(getClass().getClassLoader())).isEqualTo("true");
        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
    }

    @Test
    void whereOneIsNamedNothingTurnsItOn() {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "given",
                        Map.of("spring.datasource.url", "jdbc:postgresql://db/x", EvaluationMode.PROPERTY, "true")));
        assertThat(decided(getClass().getClassLoader())).isEqualTo("false");
    }

    @Test
    void thePackagedApplicationSaysWhatToSet() {
        ClassLoader withoutAnything = new URLClassLoader(new URL[0], null);
        assertThatThrownBy(() -> decided(withoutAnything))
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refused -> assertThat(new StartRefusedAnalyzer()
                                        .analyze(refused)
                                        .getAction())
                                .contains("SPRING_DATASOURCE_URL"));
        assertThat(SpringFactoriesLoader.loadFactoryNames(FailureAnalyzer.class, null))
                .contains(StartRefusedAnalyzer.class.getName());
    }

    private String decided(ClassLoader classes) {
        SpringApplication application = new SpringApplication(new DefaultResourceLoader(classes), Object.class);
        new EvaluationMode().postProcessEnvironment(environment, application);
        return environment.getProperty(EvaluationMode.PROPERTY);
    }
}
