package com.psnb2b.codesupport.process.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.casework.WorkerTasks.Task;
import com.psnb2b.codesupport.engine.FeelTables;
import com.psnb2b.codesupport.guard.HttpStep;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.net.URIBuilder;

/** What a step sends, and what it reads of the answer, by the FEEL of its drawing. */
final class Exchange {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_PART = 500;

    private final HttpStep step;
    private final Task task;

    Exchange(HttpStep step, Task task) {
        this.step = step;
        this.task = task;
    }

    /**
     * The request, without the secrets of its address. A call that is made again has the same {@code Idempotency-Key}.
     *
     * @throws RuntimeException where the facts of this claim make none
     */
    SimpleHttpRequest request(URI address) throws URISyntaxException, JsonProcessingException {
        URIBuilder url = new URIBuilder(address);
        if (step.path() != null) {
            url.appendPathSegments(
                    ((List<?>) value(step.path())).stream().map(Exchange::part).toList());
        }
        if (step.query() != null) {
            // What is not known is not asked for.
            ((Map<?, ?>) value(step.query())).forEach((name, value) -> {
                if (value != null) {
                    url.addParameter(name.toString(), text(value));
                }
            });
        }
        SimpleRequestBuilder request = SimpleRequestBuilder.create(step.method())
                .setUri(url.build())
                .setHeader("Accept", "application/json")
                .setHeader("Idempotency-Key", task.id());
        if (step.body() != null) {
            request.setBody(JSON.writeValueAsBytes(sent(value(step.body()))), ContentType.APPLICATION_JSON);
        }
        return request.build();
    }

    /**
     * What the answer gives for each result; null where it gives nothing that could be kept.
     *
     * @param answer what came; null where nothing did
     * @throws RuntimeException where an expression cannot be evaluated on it
     */
    Map<String, Object> results(int status, JsonNode answer) {
        Map<String, Object> context = context();
        context.put(HttpStep.ANSWER, read(answer));
        context.put(HttpStep.STATUS, status);
        Map<String, Object> results = new LinkedHashMap<>();
        step.answers()
                .forEach((result, expression) -> results.put(result, kept(FeelTables.value(expression, context))));
        return results;
    }

    private Object value(String expression) {
        return FeelTables.value(expression, context());
    }

    private Map<String, Object> context() {
        Map<String, Object> context = new HashMap<>(task.variables());
        context.put(HttpStep.CLAIM_ID, task.claim());
        return context;
    }

    /** A part of a path leads nowhere else than to itself. */
    private static String part(Object value) {
        String part = text(value);
        if (part.isEmpty() || part.equals(".") || part.equals("..")) {
            throw new IllegalArgumentException("no part of a path");
        }
        return part;
    }

    private static String text(Object value) {
        String text = value.toString();
        if (value instanceof Map || value instanceof List || text.length() > LONGEST_PART) {
            throw new IllegalArgumentException("no text of an address");
        }
        return text;
    }

    /** Dates are sent as FEEL writes them. */
    private static Object sent(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sent = new LinkedHashMap<>();
            map.forEach((name, inner) -> sent.put(name.toString(), sent(inner)));
            return sent;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Exchange::sent).toList();
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    private static Object read(JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (node.isObject()) {
            Map<String, Object> map = new HashMap<>();
            node.fields().forEachRemaining(field -> map.put(field.getKey(), read(field.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(item -> list.add(read(item)));
            return list;
        }
        return node.isNumber()
                ? number(node.doubleValue(), node.canConvertToLong() && node.isIntegralNumber(), node)
                : node.isBoolean() ? (Object) node.booleanValue() : node.textValue();
    }

    private static Object number(double value, boolean whole, JsonNode node) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("no number");
        }
        return whole ? (Object) node.longValue() : (Object) value;
    }

    private static Object kept(Object value) {
        if (value instanceof Number number) {
            boolean whole = number.doubleValue() == number.longValue();
            return whole ? (Object) number.longValue() : (Object) number.doubleValue();
        }
        return value instanceof String || value instanceof Boolean ? value : null;
    }
}
