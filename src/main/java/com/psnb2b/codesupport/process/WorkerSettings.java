package com.psnb2b.codesupport.process;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The workers that models may ask.
 *
 * @param topics of external tasks; a model with any other is refused
 */
@ConfigurationProperties("codesupport.workers")
public record WorkerSettings(@DefaultValue Set<String> topics) {

    public WorkerSettings {
        if (topics.stream().anyMatch(topic -> !topic.matches("[a-zA-Z0-9_-]{1,100}"))) {
            throw new IllegalArgumentException(
                    "codesupport.workers.topics must be names of letters, digits, - and _, at most 100 of them");
        }
    }
}
