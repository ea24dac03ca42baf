package com.psnb2b.codesupport.guard;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A step that calls an HTTP address: an external task whose topic names the address, and whose extension properties say
 * what is sent and what is read. The application itself is its worker.
 *
 * @param address name of an address in the configuration
 * @param method such as {@code GET}
 * @param path FEEL: the list of the path's parts; null for the address itself
 * @param query FEEL: a context of what stands behind the question mark; null for nothing
 * @param body FEEL: a context, sent as JSON; null for nothing
 * @param timeout of one call, 1 second to {@link #LONGEST}
 * @param retries how often a call that was not answered is made again, 0 to {@link #MOST_RETRIES}
 * @param pause before it is made again, 1 second to an hour
 * @param answers FEEL over {@code answer}, by the result that it gives
 */
public record HttpStep(
        String address,
        String method,
        String path,
        String query,
        String body,
        Duration timeout,
        int retries,
        Duration pause,
        Map<String, String> answers) {

    /** The longest that one call may take. */
    public static final Duration LONGEST = Duration.ofSeconds(60);

    /** What an expression over an answer finds: the JSON that came, and the status. */
    public static final String ANSWER = "answer";

    public static final String STATUS = "status";

    /** Name of the claim's id in every expression. */
    public static final String CLAIM_ID = "claimId";

    static final int MOST_RETRIES = 10;
    static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    static final String METHOD_PROPERTY = "method";
    static final String PATH = "path";
    static final String QUERY = "query";
    static final String BODY = "body";
    static final String TIMEOUT = "timeout";
    static final String RETRIES = "retries";
    static final String PAUSE = "pause";

    /** Begins the name of the property that says where in the answer the result of the same name stands. */
    static final String FROM = "answer_";

    /** No worker's topic can begin so. */
    private static final String TOPIC = "http:";

    public static boolean isOne(String topic) {
        return topic.startsWith(TOPIC);
    }

    /** The topic of the steps that call this address. */
    public static String topic(String address) {
        return TOPIC + address;
    }

    static String address(String topic) {
        return topic.substring(TOPIC.length());
    }

    /** Without those that Modeler's template has and nobody has filled in. */
    static Map<String, String> filled(Map<String, String> properties) {
        Map<String, String> filled = new LinkedHashMap<>(properties);
        filled.values().removeIf(String::isBlank);
        return filled;
    }

    /**
     * Reads a step.
     *
     * @param properties its extension properties by name
     * @throws RuntimeException where a time or number cannot be read, which the guard refuses
     */
    public static HttpStep of(String topic, Map<String, String> properties) {
        Map<String, String> drawn = filled(properties);
        Map<String, String> answers = new LinkedHashMap<>();
        drawn.forEach((name, value) -> {
            if (name.startsWith(FROM)) {
                answers.put(Results.PREFIX + name.substring(FROM.length()), value);
            }
        });
        return new HttpStep(
                address(topic),
                drawn.getOrDefault(METHOD_PROPERTY, ""),
                drawn.get(PATH),
                drawn.get(QUERY),
                drawn.get(BODY),
                Duration.parse(drawn.getOrDefault(TIMEOUT, "PT10S")),
                Integer.parseInt(drawn.getOrDefault(RETRIES, "3")),
                Duration.parse(drawn.getOrDefault(PAUSE, "PT1M")),
                answers);
    }
}
