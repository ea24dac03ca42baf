package com.psnb2b.codesupport.process.deployment;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the list to whoever starts the application, in place of a stack trace. */
class NewerModelsAnalyzer extends AbstractFailureAnalyzer<NewerModels> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, NewerModels cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Take them into processes/ and forms/, or set codesupport.deployment.on-newer to keep (they stay in force)"
                        + " or overwrite (the application's own take their place), and start again.",
                cause);
    }
}
