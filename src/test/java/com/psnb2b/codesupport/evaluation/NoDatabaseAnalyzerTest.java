package com.psnb2b.codesupport.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class NoDatabaseAnalyzerTest {

    @Test
    void aStartWithoutADatabaseSaysWhatToSet() {
        assertThat(said("io/zonky/test/db/postgres/embedded/EmbeddedPostgres")).contains("SPRING_DATASOURCE_URL");
    }

    @Test
    void anotherClassThatIsMissingIsLeftToOthers() {
        assertThat(said("some/other/Type")).isNull();
    }

    private static String said(String missing) {
        var analysis = new NoDatabaseAnalyzer().analyze(new IllegalStateException(new NoClassDefFoundError(missing)));
        return analysis == null ? null : analysis.getAction();
    }

    @Test
    void itIsRegistered() {
        assertThat(SpringFactoriesLoader.loadFactoryNames(FailureAnalyzer.class, null))
                .contains(NoDatabaseAnalyzer.class.getName());
    }
}
