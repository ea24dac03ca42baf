package com.psnb2b.codesupport.workers;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.casework.WorkerRefused;
import com.psnb2b.codesupport.casework.WorkerTasks;
import com.psnb2b.codesupport.casework.WorkerTasks.Worker;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.intake.StrictJson;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers whoever comes with a worker's key; the engine's own REST API is not reached with one. Which addresses it opens is
 * decided before (access.EngineRestSecurity).
 */
final class WorkerCalls extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerCalls.class);

    private static final Pattern OF_A_TASK = Pattern.compile("/engine-rest/external-task/([a-zA-Z0-9-]{1,64})/(\\w+)");
    private static final Pattern ANY_FETCH = Pattern.compile("/external-task/fetchAndLock/*$");
    private static final String FETCH = "/engine-rest/external-task/fetchAndLock";

    /** Bytes of a body: 50 results of 1,000 characters that have four bytes each. */
    private static final int LARGEST = 256 * 1024;

    private static final int MOST_TASKS = 100;
    private static final int MOST_RESULTS = 50;
    private static final int NAME = 100;
    private static final int MESSAGE = 600;
    private static final int DETAILS = 4000;
    private static final Duration SHORTEST_LOCK = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final WorkerTasks tasks;
    private final StrictJson json;
    private final Waiting waiting;

    WorkerCalls(WorkerTasks tasks, StrictJson json, Waiting waiting) {
        this.tasks = tasks;
        this.json = json;
        this.waiting = waiting;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || !(signedIn.getPrincipal() instanceof ApiCaller caller)) {
            if (isAPerson(signedIn)
                    && ANY_FETCH.matcher(request.getRequestURI()).find()) {
                // The engine refuses the other calls to persons itself; for this one it would first make them wait.
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
            } else {
                chain.doFilter(request, response);
            }
            return;
        }
        try {
            answer(request, response, caller);
        } catch (InvalidInput invalid) {
            WorkerAnswers.invalid(response, invalid);
        } catch (WorkerRefused refused) {
            int status = switch (refused.reason()) {
                case TASK_GONE -> HttpServletResponse.SC_NOT_FOUND;
                case NOT_LOCKED, MODEL_FAILED -> HttpServletResponse.SC_CONFLICT;
                case BUSY -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            };
            if (refused.reason() == WorkerRefused.Reason.BUSY) {
                response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            }
            WorkerAnswers.refused(
                    response, status, refused.reason().name().toLowerCase(Locale.ROOT), refused.getMessage());
        } catch (RuntimeException failed) {
            // Its message may quote what was sent.
            LOG.error("A worker's call failed: {}", failed.getClass().getName());
            WorkerAnswers.refused(
                    response,
                    HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                    "failed",
                    "This is a fault of ours, and nothing was taken. Send it again after a while.");
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, ApiCaller caller) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            WorkerAnswers.refused(
                    response,
                    HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "too_large",
                    "A body may have " + LARGEST + " bytes.");
            return;
        }
        JsonNode sent = read(body);
        Matcher ofATask = OF_A_TASK.matcher(request.getRequestURI());
        if (request.getRequestURI().equals(FETCH)) {
            fetch(sent, response, caller);
        } else if (ofATask.matches() && answer(ofATask.group(2), ofATask.group(1), sent, caller)) {
            WorkerAnswers.done(response);
        } else {
            throw new WorkerRefused(WorkerRefused.Reason.TASK_GONE);
        }
    }

    private JsonNode read(byte[] body) {
        try {
            return json.read(body.length == 0 ? new byte[] {'{', '}'} : body);
        } catch (IOException unreadable) {
            throw InvalidInput.of("body", "unreadable", "is no JSON, or has a field twice");
        }
    }

    private void fetch(JsonNode sent, HttpServletResponse response, ApiCaller caller) throws IOException {
        WorkerBody body = WorkerBody.of(
                sent,
                "workerId",
                "maxTasks",
                "usePriority",
                "asyncResponseTimeout",
                "topics",
                "createTimeConfig",
                "sorting");
        String id = body.text("workerId", true, NAME);
        int most = body.number("maxTasks", 10, 1, MOST_TASKS);
        Duration wait = body.time("asyncResponseTimeout", 0, Duration.ZERO, Duration.ofHours(1));
        Map<String, Duration> topics = new LinkedHashMap<>();
        // Which variables a worker is given says the task; a client may repeat them.
        for (WorkerBody topic : body.list("topics", 20, "topicName", "lockDuration", "variables")) {
            String name = topic.text("topicName", true, NAME);
            Duration lock = topic.time("lockDuration", null, SHORTEST_LOCK, WorkerTasks.LONGEST_LOCK);
            topics.put(String.valueOf(name), lock);
        }
        body.refuse();
        Worker worker = worker(caller, id);
        List<WorkerTasks.Task> fetched = waiting.until(() -> tasks.fetch(worker, topics, most), wait);
        WorkerAnswers.tasks(response, fetched, id);
    }

    private static boolean isAPerson(Authentication signedIn) {
        return signedIn != null && signedIn.isAuthenticated() && !(signedIn instanceof AnonymousAuthenticationToken);
    }

    /** False for a call that is none. */
    private boolean answer(String call, String task, JsonNode sent, ApiCaller caller) {
        switch (call) {
            case "complete" -> {
                WorkerBody body = WorkerBody.of(sent, "workerId", "variables");
                Worker worker = worker(caller, body.text("workerId", true, NAME));
                Map<String, Object> results = body.variables(MOST_RESULTS);
                body.refuse();
                tasks.complete(worker, task, results);
            }
            case "failure" -> {
                WorkerBody body =
                        WorkerBody.of(sent, "workerId", "errorMessage", "errorDetails", "retries", "retryTimeout");
                Worker worker = worker(caller, body.text("workerId", true, NAME));
                String message = body.text("errorMessage", false, MESSAGE);
                String details = body.text("errorDetails", false, DETAILS);
                int retries = body.number("retries", 0, 0, WorkerTasks.MOST_RETRIES);
                Duration pause = body.time("retryTimeout", 0, Duration.ZERO, LONGEST_PAUSE);
                body.refuse();
                tasks.fail(worker, task, message, details, retries, pause);
            }
            case "bpmnError" -> {
                WorkerBody body = WorkerBody.of(sent, "workerId", "errorCode", "errorMessage");
                Worker worker = worker(caller, body.text("workerId", true, NAME));
                String code = body.text("errorCode", true, NAME);
                String message = body.text("errorMessage", false, MESSAGE);
                body.refuse();
                tasks.error(worker, task, code, message);
            }
            case "extendLock" -> {
                WorkerBody body = WorkerBody.of(sent, "workerId", "newDuration");
                Worker worker = worker(caller, body.text("workerId", true, NAME));
                Duration lock = body.time("newDuration", null, SHORTEST_LOCK, WorkerTasks.LONGEST_LOCK);
                body.refuse();
                tasks.extend(worker, task, lock);
            }
            case "unlock" -> {
                WorkerBody body = WorkerBody.of(sent, "workerId");
                Worker worker = worker(caller, body.text("workerId", true, NAME));
                body.refuse();
                tasks.release(worker, task);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Worker worker(ApiCaller caller, String id) {
        return new Worker(caller.keyName(), id, caller.topics());
    }
}
