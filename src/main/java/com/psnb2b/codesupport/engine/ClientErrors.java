package com.psnb2b.codesupport.engine;

import com.psnb2b.codesupport.platform.database.Unkeepable;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.exception.cmmn.CaseExecutionNotFoundException;
import org.camunda.spin.SpinRuntimeException;

/**
 * Recognises failures that the engine's REST API would answer with 500 although the caller is to blame: an id that does
 * not exist, a body that lacks what the call needs. The engine throws the same exceptions for faults of its own, so the
 * place decides where it was thrown: in the call itself, and not while a model was executed.
 */
final class ClientErrors {

    private static final String REST = "org.camunda.bpm.engine.rest.";
    private static final String COMMANDS = "org.camunda.bpm.engine.impl.cmd.";
    private static final String EVENTS = "org.camunda.bpm.engine.impl.bpmn.behavior.";
    private static final String ENGINE = "org.camunda.bpm.engine.";
    private static final List<String> VARIABLES =
            List.of("org.camunda.bpm.engine.impl.core.variable.", "org.camunda.bpm.engine.impl.variable.serializer.");
    private static final String MODEL_AT_WORK = "org.camunda.bpm.engine.impl.pvm.";

    private ClientErrors() {}

    /** The status that says so; empty where it is no caller's fault, or no caller's call. */
    static Optional<Status> status(Throwable failed) {
        List<String> way = Stream.of(failed.getStackTrace())
                .map(StackTraceElement::getClassName)
                .toList();
        String place =
                way.stream().filter(ClientErrors::saysSomething).findFirst().orElse("");
        if (way.stream().noneMatch(step -> step.startsWith(REST))) {
            return Optional.empty();
        }
        if (Unkeepable.isNul(failed) || unread(failed).isPresent() || isOfNoKind(failed, place)) {
            return Optional.of(Status.BAD_REQUEST);
        }
        if (way.stream().anyMatch(step -> step.startsWith(MODEL_AT_WORK))) {
            return Optional.empty();
        }
        if (Unkeepable.isTooLong(failed)) {
            return Optional.of(Status.BAD_REQUEST);
        }
        if (failed instanceof TaskAlreadyClaimedException) {
            return Optional.of(Status.CONFLICT);
        }
        if (isOfNothing(failed)) {
            // "Cannot find task with id x: task is null", but "workerId is null".
            boolean isSought = String.valueOf(failed.getMessage()).contains(": ");
            return Optional.of(isSought ? Status.NOT_FOUND : Status.BAD_REQUEST);
        }
        if (failed instanceof NullPointerException && place.startsWith(ENGINE)) {
            return Optional.of(place.startsWith(REST) ? Status.BAD_REQUEST : Status.NOT_FOUND);
        }
        // By the command, or because nothing in the model waits for the event that the call is about.
        boolean isRefused = failed.getClass() == ProcessEngineException.class
                && (place.startsWith(COMMANDS) || place.startsWith(EVENTS));
        return isRefused ? Optional.of(Status.BAD_REQUEST) : Optional.empty();
    }

    /** What the engine says of a variable that is called JSON and is none; it reads it when somebody asks for it. */
    static Optional<String> unread(Throwable failed) {
        return Stream.iterate(failed, cause -> cause != null, Throwable::getCause)
                .filter(cause -> cause.getCause() instanceof SpinRuntimeException)
                .map(Throwable::getMessage)
                .findFirst();
    }

    /** A variable of a type that is not taken here. No model sets one. */
    private static boolean isOfNoKind(Throwable failed, String place) {
        return failed.getClass() == ProcessEngineException.class
                && VARIABLES.stream().anyMatch(place::startsWith);
    }

    /** The engine has several words for it; one of them is that of bad requests in general. */
    private static boolean isOfNothing(Throwable failed) {
        return failed instanceof NullValueException
                || failed instanceof NotFoundException
                || failed instanceof CaseExecutionNotFoundException
                || (failed.getClass() == BadUserRequestException.class
                        && String.valueOf(failed.getMessage()).endsWith(" is null"));
    }

    /** The place that threw, and not what it used to do so. */
    private static boolean saysSomething(String place) {
        return !place.startsWith("java.")
                && !place.startsWith("jdk.")
                && !place.endsWith("EnsureUtil")
                && !place.endsWith("CoreLogger");
    }
}
