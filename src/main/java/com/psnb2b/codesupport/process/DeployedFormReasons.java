package com.psnb2b.codesupport.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.casework.FormReasons;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.engine.FeelTables;
import com.psnb2b.codesupport.engine.RunAs;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the options of the reason as Tasklist does where it draws the form for one claim: those that are listed in it, or
 * those that its expression gives for the task's variables and the decision.
 */
@Component
class DeployedFormReasons implements FormReasons {

    private static final Logger LOG = LoggerFactory.getLogger(DeployedFormReasons.class);

    private static final String REASON = "reasonCode";

    /** More than anybody chooses from. */
    private static final int MOST = 100;

    private final FormService forms;
    private final TaskService tasks;
    private final RunAs runAs;
    private final ObjectMapper json;

    DeployedFormReasons(FormService forms, TaskService tasks, RunAs runAs, ObjectMapper json) {
        this.forms = forms;
        this.tasks = tasks;
        this.runAs = runAs;
        this.json = json;
    }

    @Override
    public List<Offered> of(String task, DecisionKind decision) {
        try {
            JsonNode field = runAs.application(() -> reason(form(task)));
            return field.hasNonNull("valuesExpression")
                    ? offered(FeelTables.value(
                            field.get("valuesExpression").asText().replaceFirst("^=", ""), question(task, decision)))
                    : offered(json.convertValue(field.path("values"), List.class));
        } catch (RuntimeException unread) {
            LOG.warn(
                    "The reasons of a review form could not be read: {}",
                    unread.getClass().getName());
            return List.of();
        }
    }

    private JsonNode form(String task) {
        try (InputStream form = forms.getDeployedTaskForm(task)) {
            return json.readTree(form);
        } catch (IOException e) {
            throw new IllegalStateException("a deployed form cannot be read", e);
        }
    }

    /** Fields may stand in groups of fields. */
    private static JsonNode reason(JsonNode form) {
        return fields(form)
                .filter(field -> field.path("key").asText().equals(REASON))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the form asks for no reason"));
    }

    private static Stream<JsonNode> fields(JsonNode of) {
        return StreamSupport.stream(of.path("components").spliterator(), false)
                .flatMap(field -> Stream.concat(Stream.of(field), fields(field)));
    }

    private Map<String, Object> question(String task, DecisionKind decision) {
        Map<String, Object> question = new HashMap<>(runAs.application(() -> tasks.getVariables(task)));
        question.put(ProcessModel.DECISION, WireName.of(decision));
        return question;
    }

    private static List<Offered> offered(Object options) {
        List<Offered> offered = new ArrayList<>();
        if (options instanceof List<?> list) {
            list.stream()
                    .limit(MOST)
                    .map(DeployedFormReasons::option)
                    .filter(Objects::nonNull)
                    .forEach(offered::add);
        }
        return offered;
    }

    private static Offered option(Object option) {
        return option instanceof Map<?, ?> known && known.get("value") instanceof String value
                ? new Offered(value, known.get("label") instanceof String label ? label : value)
                : null;
    }
}
