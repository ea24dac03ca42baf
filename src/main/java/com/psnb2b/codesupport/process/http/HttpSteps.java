package com.psnb2b.codesupport.process.http;

import com.psnb2b.codesupport.casework.WorkerRefused;
import com.psnb2b.codesupport.casework.WorkerTasks;
import com.psnb2b.codesupport.casework.WorkerTasks.Task;
import com.psnb2b.codesupport.casework.WorkerTasks.Worker;
import com.psnb2b.codesupport.claim.FieldError;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.guard.HttpStep;
import com.psnb2b.codesupport.intake.StrictJson;
import com.psnb2b.codesupport.platform.EvaluationMode;
import com.psnb2b.codesupport.process.HttpStepSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes the calls that models ask for: fetches what waits for an address, calls it, and tells the claim what came. Any
 * number of nodes may do this at once. A node that dies within a call loses the task after {@link #HELD}, and another makes
 * the call again, with the same key.
 */
@Component
class HttpSteps {

    /** Longer than a call and all that follows from its answer. */
    static final Duration HELD = HttpStep.LONGEST.multipliedBy(2);

    private static final Logger LOG = LoggerFactory.getLogger(HttpSteps.class);
    private static final int THREADS = 4;

    private final List<HttpAddress> addresses = new ArrayList<>();
    private final WorkerTasks tasks;
    private final HttpCalls calls;
    private final MeterRegistry registry;
    private final String node = UUID.randomUUID().toString();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "http-steps");
        thread.setDaemon(true);
        return thread;
    });

    HttpSteps(
            HttpStepSettings settings,
            @Value("${" + EvaluationMode.PROPERTY + "}") boolean evaluation,
            WorkerTasks tasks,
            StrictJson json,
            MeterRegistry registry) {
        settings.addresses().forEach((name, address) -> addresses.add(new HttpAddress(name, address, evaluation)));
        this.tasks = tasks;
        calls = new HttpCalls(json, threads);
        this.registry = registry;
    }

    @Scheduled(fixedDelayString = "${codesupport.http-steps.poll}")
    void look() {
        addresses.forEach(this::look);
    }

    /** As many as may be called at a time; where there may be more, again as soon as one is done. */
    private void look(HttpAddress address) {
        int free = address.free().drainPermits();
        if (free == 0) {
            return;
        }
        Worker worker = worker(address);
        List<Task> fetched = List.of();
        try {
            fetched = tasks.fetch(worker, Map.of(HttpStep.topic(address.name()), HELD), free);
        } catch (WorkerRefused busy) {
            LOG.debug("Steps for {} are looked for again a little later", address.name());
        } finally {
            address.free().release(free - fetched.size());
        }
        boolean more = fetched.size() == free;
        fetched.forEach(task -> begin(address, worker, task, more));
    }

    private void begin(HttpAddress address, Worker worker, Task task, boolean more) {
        Timer.Sample began = Timer.start(registry);
        calls.make(address, task)
                .thenAcceptAsync(outcome -> settle(address, worker, task, outcome, began), threads)
                .whenComplete((done, failed) -> {
                    address.free().release();
                    if (failed != null) {
                        // Its message may quote what came. The task is free again when its time is over.
                        LOG.error(
                                "The step {} of claim {} could not be settled: {}",
                                task.step(),
                                task.claim(),
                                (failed.getCause() == null ? failed : failed.getCause())
                                        .getClass()
                                        .getName());
                    } else if (more) {
                        look(address);
                    }
                });
    }

    private void settle(HttpAddress address, Worker worker, Task task, Outcome outcome, Timer.Sample began) {
        Outcome told = tell(worker, task, outcome);
        began.stop(registry.timer("codesupport.http.steps", "address", address.name(), "outcome", told.kind()));
        LOG.atLevel(told instanceof Outcome.Answered ? Level.INFO : Level.WARN)
                .log("The step {} of claim {}: {} {}", task.step(), task.claim(), address.name(), told.words());
    }

    /** What was told in the end: an answer that does not hold what the drawing declares is none. */
    private Outcome tell(Worker worker, Task task, Outcome outcome) {
        try {
            outcome.tell(tasks, worker, task);
            return outcome;
        } catch (InvalidInput undeclared) {
            String fields = undeclared.errors().stream().map(FieldError::field).collect(Collectors.joining(", "));
            Outcome unreadable =
                    new Outcome.GivenUp(WorkerTasks.UNREADABLE, outcome.words() + ", without the declared " + fields);
            unreadable.tell(tasks, worker, task);
            return unreadable;
        } catch (WorkerRefused refused) {
            return refused(worker, task, outcome, refused);
        }
    }

    private Outcome refused(Worker worker, Task task, Outcome outcome, WorkerRefused refused) {
        String words = outcome.words() + ", which came to nothing: " + refused.reason();
        Outcome lost = new Outcome.Unanswered(HttpStep.of(task.topic(), task.drawn()), words);
        if (refused.reason() == WorkerRefused.Reason.MODEL_FAILED) {
            lost.tell(tasks, worker, task);
        }
        return lost;
    }

    private Worker worker(HttpAddress address) {
        return new Worker("http-steps", node, Set.of(HttpStep.topic(address.name())));
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
        addresses.forEach(HttpAddress::close);
    }
}
