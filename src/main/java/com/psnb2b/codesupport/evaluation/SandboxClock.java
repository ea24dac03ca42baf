package com.psnb2b.codesupport.evaluation;

import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.access.Visitor;
import com.psnb2b.codesupport.platform.EvaluationMode;
import com.psnb2b.codesupport.store.ClaimUnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * The clock of evaluation mode: the time of day, for a reseller that has moved its clock forward so much later. Whose
 * time it is follows from what this thread does: the claim that its transaction works on, whoever works on it; else the
 * reseller that calls.
 */
@Component
@ConditionalOnProperty(EvaluationMode.PROPERTY)
class SandboxClock extends Clock {

    private final InstantSource timeOfDay;
    private final SandboxTimes times;

    SandboxClock(InstantSource timeOfDay, SandboxTimes times) {
        this.timeOfDay = timeOfDay;
        this.times = times;
    }

    @Override
    public Instant instant() {
        return timeOfDay
                .instant()
                .plus(times.aheadOf(ClaimUnitOfWork.resellerId().orElseGet(SandboxClock::caller)));
    }

    private static String caller() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Object who = authentication == null ? null : authentication.getPrincipal();
        if (who instanceof ApiCaller caller) {
            return caller.resellerId();
        }
        return who instanceof Visitor visitor ? visitor.resellerId() : null;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("claims are measured in UTC");
    }
}
