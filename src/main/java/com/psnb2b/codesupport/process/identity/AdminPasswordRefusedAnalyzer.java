package com.psnb2b.codesupport.process.identity;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the sentence to whoever starts the application, in place of a stack trace. */
class AdminPasswordRefusedAnalyzer extends AbstractFailureAnalyzer<AdminPasswordRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, AdminPasswordRefused cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set the environment variable CODESUPPORT_ADMIN_PASSWORD to a password of your own and start again.",
                cause);
    }
}
