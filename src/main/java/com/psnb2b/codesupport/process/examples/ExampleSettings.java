package com.psnb2b.codesupport.process.examples;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param failing what an example does to a deployment with which it would not come out as it says */
@ConfigurationProperties("codesupport.examples")
record ExampleSettings(@DefaultValue("refuse-own") Failing failing) {

    enum Failing {
        /** Each one refuses it. */
        REFUSE,
        /** Those that somebody here has deployed refuse it; of those that the application brings the log tells. */
        REFUSE_OWN,
        /** The log tells of it. */
        WARN
    }
}
