package com.psnb2b.codesupport.evaluation;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The packaged application has no PostgreSQL of its own; says so to whoever starts it without naming one. */
class NoDatabaseAnalyzer extends AbstractFailureAnalyzer<NoClassDefFoundError> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, NoClassDefFoundError cause) {
        if (!String.valueOf(cause.getMessage()).endsWith("/EmbeddedPostgres")) {
            return null;
        }
        return new FailureAnalysis(
                "No database is named, and the packaged application brings none.",
                "Set SPRING_DATASOURCE_URL to a PostgreSQL, or start evaluation mode with mvn spring-boot:run.",
                cause);
    }
}
