package com.psnb2b.codesupport.workers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.casework.WorkerTasks.Task;
import com.psnb2b.codesupport.claim.FieldError;
import com.psnb2b.codesupport.claim.InvalidInput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.http.MediaType;

/** What a worker is answered, in the shapes of the engine's REST API. */
final class WorkerAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** As the engine writes an instant. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");

    private WorkerAnswers() {}

    /** @param worker as it calls itself */
    static void tasks(HttpServletResponse response, List<Task> tasks, String worker) throws IOException {
        ArrayNode all = JSON.createArrayNode();
        for (Task task : tasks) {
            ObjectNode one = all.addObject()
                    .put("id", task.id())
                    .put("topicName", task.topic())
                    .put("workerId", worker)
                    .put("businessKey", task.claim())
                    .put("processDefinitionKey", task.process())
                    .put("processInstanceId", task.processInstance())
                    .put("activityId", task.step())
                    .put("lockExpirationTime", TIME.format(task.lockedUntil().atOffset(ZoneOffset.UTC)))
                    .put("retries", task.retries())
                    .put("errorMessage", task.error());
            ObjectNode variables = one.putObject("variables");
            task.variables()
                    .forEach((name, value) -> variables
                            .putObject(name)
                            .put(
                                    "type",
                                    value == null ? "Null" : value.getClass().getSimpleName())
                            .putPOJO("value", value)
                            .putObject("valueInfo"));
        }
        write(response, HttpServletResponse.SC_OK, all);
    }

    static void done(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    /** @param type stable, what a program goes by */
    static void refused(HttpServletResponse response, int status, String type, String message) throws IOException {
        write(response, status, error(type, message));
    }

    /** 400 with each field and what is wrong with it. */
    static void invalid(HttpServletResponse response, InvalidInput invalid) throws IOException {
        ObjectNode error = error("invalid", invalid.getMessage());
        ArrayNode errors = error.putArray("errors");
        for (FieldError fault : invalid.errors()) {
            errors.addObject()
                    .put("field", fault.field())
                    .put("code", fault.code())
                    .put("message", fault.message());
        }
        write(response, HttpServletResponse.SC_BAD_REQUEST, error);
    }

    private static ObjectNode error(String type, String message) {
        return JSON.createObjectNode().put("type", type).put("message", message).putNull("code");
    }

    private static void write(HttpServletResponse response, int status, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        JSON.writeValue(response.getOutputStream(), body);
    }
}
