package com.psnb2b.codesupport.api;

import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/**
 * The description of the API in OpenAPI 3.1. Paths, methods, parameters and media types are read from the controllers;
 * {@code openapi/api.yaml} adds words, schemas and examples, once, since bodies are read by hand and not bound to types.
 * A call that one of the two does not know is an error: the description never says more or less than the code.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String WORDS = "openapi/api.yaml";
    private static final String SANDBOX = "/api/v1/sandbox/";

    @Bean
    OpenApiCustomizer described() throws IOException {
        try (InputStream words = new ClassPathResource(WORDS).getInputStream()) {
            OpenAPI written = Yaml31.mapper().readValue(words, OpenAPI.class);
            return code -> describe(code, written);
        }
    }

    private static void describe(OpenAPI code, OpenAPI written) {
        code.info(written.getInfo())
                .servers(written.getServers())
                .tags(written.getTags())
                .security(written.getSecurity())
                .components(written.getComponents());
        Map<String, Operation> known = operations(written);
        Map<String, Operation> found = operations(code);
        // Words for what evaluation mode alone has.
        known.keySet().removeIf(call -> call.contains(SANDBOX) && !found.containsKey(call));
        requireSame("calls", found.keySet(), known.keySet());
        found.forEach((call, operation) -> {
            describe(call, operation, known.get(call));
            answers(call, operation);
        });
    }

    /** By method and path, such as {@code GET /api/v1/claims}. */
    private static Map<String, Operation> operations(OpenAPI description) {
        Map<String, Operation> operations = new TreeMap<>();
        description
                .getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((HttpMethod method, Operation operation) ->
                                operations.put(method + " " + path, operation)));
        return operations;
    }

    private static void describe(String call, Operation code, Operation written) {
        code.operationId(written.getOperationId())
                .tags(written.getTags())
                .summary(written.getSummary())
                .description(written.getDescription())
                .parameters(parameters(call, code, written))
                .requestBody(written.getRequestBody())
                .responses(written.getResponses());
    }

    /** The code says which there are and whether they are required; a part of a form is none, though it looks like one. */
    private static List<Parameter> parameters(String call, Operation code, Operation written) {
        boolean hasForm = written.getRequestBody() != null
                && written.getRequestBody().getContent().containsKey("multipart/form-data");
        List<Parameter> found = new ArrayList<>(code.getParameters() == null ? List.of() : code.getParameters());
        Map<String, Parameter> known = new TreeMap<>();
        for (Parameter parameter : written.getParameters() == null ? List.<Parameter>of() : written.getParameters()) {
            known.put(parameter.get$ref() == null ? parameter.getName() : "id", parameter);
        }
        found.removeIf(
                parameter -> hasForm && parameter.getIn().equals("query") && !known.containsKey(parameter.getName()));
        Set<String> names = new TreeSet<>();
        // A call that takes JSON or a form is two methods.
        found.removeIf(parameter -> !names.add(parameter.getName()));
        requireSame("parameters of " + call, names, known.keySet());
        found.replaceAll(parameter -> {
            Parameter described = known.get(parameter.getName());
            return described.get$ref() != null ? described : described.required(parameter.getRequired());
        });
        if (call.startsWith("POST ") && !names.contains(Idempotency.HEADER)) {
            // Counts on each, and is read in one place for all of them: see Repeats.
            found.add(new Parameter().$ref("#/components/parameters/IdempotencyKey"));
        }
        return found;
    }

    /** What every call may answer, whatever it does. */
    private static void answers(String call, Operation operation) {
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                limited(response);
            }
        });
        answer(operation, "401", "Unauthorized");
        answer(operation, "403", "Forbidden");
        answer(operation, "429", "RateLimited");
        answer(operation, "500", "Failed");
        answer(operation, "503", "Unavailable");
        if (call.contains("{id}")) {
            answer(operation, "404", "NotFound");
        }
        if (operation.getRequestBody() != null) {
            answer(operation, "400", "Unreadable");
            answer(operation, "415", "UnsupportedMediaType");
        }
        if (operation.getRequestBody() != null
                || call.equals("GET /api/v1/claims")
                || call.equals("GET /api/v1/cases")) {
            answer(operation, "422", "Invalid");
        }
    }

    private static void answer(Operation operation, String status, String response) {
        operation.getResponses().putIfAbsent(status, new ApiResponse().$ref("#/components/responses/" + response));
    }

    private static void limited(ApiResponse response) {
        response.addHeaderObject("X-RateLimit-Limit", header("RateLimit"));
        response.addHeaderObject("X-RateLimit-Remaining", header("RateRemaining"));
        response.addHeaderObject("X-RateLimit-Reset", header("RateReset"));
    }

    private static Header header(String name) {
        return new Header().$ref("#/components/headers/" + name);
    }

    private static void requireSame(String what, Set<String> code, Set<String> written) {
        if (!code.equals(written)) {
            throw new IllegalStateException("%s: the code has %s, and %s has %s".formatted(what, code, WORDS, written));
        }
    }
}
