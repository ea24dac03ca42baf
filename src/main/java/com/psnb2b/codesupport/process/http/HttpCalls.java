package com.psnb2b.codesupport.process.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.casework.WorkerTasks;
import com.psnb2b.codesupport.casework.WorkerTasks.Task;
import com.psnb2b.codesupport.guard.HttpStep;
import com.psnb2b.codesupport.intake.StrictJson;
import com.psnb2b.codesupport.platform.outbound.AnswerTooLong;
import com.psnb2b.codesupport.platform.outbound.UnsafeAddress;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;

/** Makes one call of a step, and says what came of it. */
final class HttpCalls {

    /** Statuses that may be others a while later, beside 5xx. */
    private static final Set<Integer> LATER = Set.of(408, 425, 429);

    private final StrictJson json;
    private final Executor threads;

    /** @param threads read the answers */
    HttpCalls(StrictJson json, Executor threads) {
        this.json = json;
        this.threads = threads;
    }

    /** The result never fails, and is there at the latest when the step's time is over. */
    CompletableFuture<Outcome> make(HttpAddress address, Task task) {
        HttpStep step;
        Exchange exchange;
        SimpleHttpRequest request;
        try {
            step = HttpStep.of(task.topic(), task.drawn());
            exchange = new Exchange(step, task);
            request = exchange.request(address.url());
        } catch (RuntimeException | URISyntaxException | IOException impossible) {
            return CompletableFuture.completedFuture(new Outcome.GivenUp(
                    WorkerTasks.FAILED, "was not called: what is known of this claim makes no request"));
        }
        return address.call(request, step.timeout())
                .handleAsync(
                        (answer, failed) ->
                                failed == null ? read(address, step, exchange, answer) : unanswered(step, failed),
                        threads);
    }

    private Outcome read(HttpAddress address, HttpStep step, Exchange exchange, SimpleHttpResponse answer) {
        int status = answer.getCode();
        String words = "answered " + status;
        if (status / 100 == 5 || LATER.contains(status)) {
            return new Outcome.Unanswered(step, words);
        }
        if (status / 100 != 2) {
            return new Outcome.GivenUp(WorkerTasks.REFUSED, words);
        }
        try {
            byte[] body = answer.getBodyBytes();
            JsonNode read = body == null || body.length == 0 ? null : json.read(body);
            Map<String, Object> results = exchange.results(status, read);
            boolean secret = results.values().stream()
                    .anyMatch(value -> value instanceof String text && address.holdsSecret(text));
            return secret
                    ? new Outcome.GivenUp(WorkerTasks.UNREADABLE, words + ", and repeats what is secret")
                    : new Outcome.Answered(results, words);
        } catch (RuntimeException | StackOverflowError | IOException unreadable) {
            return new Outcome.GivenUp(WorkerTasks.UNREADABLE, words + ", with something that cannot be read");
        }
    }

    /** Without the message of a failure that is not our own. */
    private static Outcome unanswered(HttpStep step, Throwable failed) {
        if (failed instanceof AnswerTooLong) {
            return new Outcome.GivenUp(
                    WorkerTasks.UNREADABLE, "answered more than " + HttpAddress.ANSWER + " bytes, or without an end");
        }
        if (failed instanceof TimeoutException) {
            return new Outcome.Unanswered(step, "did not answer in time");
        }
        String why = failed instanceof UnsafeAddress
                ? failed.getMessage()
                : failed.getClass().getSimpleName();
        return new Outcome.Unanswered(step, "did not answer: " + why);
    }
}
