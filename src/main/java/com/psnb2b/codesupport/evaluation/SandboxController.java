package com.psnb2b.codesupport.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.api.IdempotentRequests;
import com.psnb2b.codesupport.api.JsonBodies;
import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.intake.JsonFields;
import com.psnb2b.codesupport.platform.EvaluationMode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The clock of the caller's own claims, in evaluation mode alone; elsewhere there is no such path. */
@RestController
@RequestMapping("/api/v1/sandbox/clock")
@ConditionalOnProperty(EvaluationMode.PROPERTY)
class SandboxController {

    private final SandboxTimes times;
    private final DueTimers timers;
    private final IdempotentRequests idempotent;
    private final JsonBodies bodies;
    private final Clock clock;

    SandboxController(
            SandboxTimes times, DueTimers timers, IdempotentRequests idempotent, JsonBodies bodies, Clock clock) {
        this.idempotent = idempotent;
        this.times = times;
        this.timers = timers;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** @param timersFired by this call */
    record ClockView(Instant now, Duration ahead, int timersFired) {}

    @GetMapping
    ClockView read(@AuthenticationPrincipal ApiCaller caller) {
        return view(caller, 0);
    }

    /** Moves the clock forward and fires what has become due. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> advance(@AuthenticationPrincipal ApiCaller caller, @RequestBody byte[] body) {
        Duration by = wanted(bodies.read(body));
        return idempotent.apart(caller, body, () -> {
            times.advance(caller.resellerId(), by);
            return view(caller, timers.fire(caller.resellerId(), clock.instant()));
        });
    }

    private ClockView view(ApiCaller caller, int fired) {
        return new ClockView(clock.instant(), times.aheadOf(caller.resellerId()), fired);
    }

    private static Duration wanted(JsonNode body) {
        Faults errors = new Faults();
        JsonFields fields = new JsonFields(body, "", errors);
        JsonNode advance = fields.get("advance");
        fields.nothingElse();
        errors.refuse();
        try {
            Duration by = Duration.parse(advance.asText());
            if (by.toSeconds() > 0) {
                return by;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Answered below.
        }
        throw InvalidInput.of("advance", "invalid", "must be an ISO 8601 duration, such as P8D, and not go back");
    }
}
