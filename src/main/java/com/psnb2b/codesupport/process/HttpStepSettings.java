package com.psnb2b.codesupport.process;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The addresses that steps of models may call, by the names that models know. What is wrong with one is told without its
 * value, and so not while it is read (process/http/HttpAddress).
 *
 * @param poll how often a node looks for steps that wait for their call
 */
@ConfigurationProperties("codesupport.http-steps")
public record HttpStepSettings(
        @DefaultValue("PT1S") Duration poll, @DefaultValue Map<String, Address> addresses) {

    /**
     * An address.
     *
     * @param url where it is; paths of steps are added to it
     * @param headers that each call carries, by name: what the called system knows us by
     * @param allowPrivate whether it may lie in a private network, or on this machine
     */
    public record Address(
            @DefaultValue("") String url,
            @DefaultValue Map<String, String> headers,
            @DefaultValue("false") boolean allowPrivate) {

        /** Without the headers, which hold secrets. */
        @Override
        public String toString() {
            return url;
        }
    }
}
