package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.casework.DueTimers;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.evaluation.EvaluationMode;
import com.psnb2b.codesupport.sandbox.SandboxTimes;
import com.psnb2b.codesupport.security.ApiCaller;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
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
    private final Bodies bodies;
    private final Clock clock;

    SandboxController(SandboxTimes times, DueTimers timers, Bodies bodies, Clock clock) {
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
    ClockView advance(@AuthenticationPrincipal ApiCaller caller, @RequestBody byte[] body) {
        times.advance(caller.resellerId(), wanted(bodies.read(body)));
        return view(caller, timers.fire(caller.resellerId(), clock.instant()));
    }

    private ClockView view(ApiCaller caller, int fired) {
        return new ClockView(clock.instant(), times.aheadOf(caller.resellerId()), fired);
    }

    private static Duration wanted(JsonNode body) {
        body.fieldNames().forEachRemaining(name -> {
            if (!name.equals("advance")) {
                throw InvalidInput.of(name, "unknown_field", "is not a field here; known are advance");
            }
        });
        try {
            Duration by = Duration.parse(body.path("advance").asText());
            if (by.toSeconds() > 0) {
                return by;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Answered below.
        }
        throw InvalidInput.of("advance", "invalid", "must be an ISO 8601 duration, such as P8D, and not go back");
    }
}
