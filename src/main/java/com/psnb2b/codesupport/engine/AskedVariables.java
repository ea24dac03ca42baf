package com.psnb2b.codesupport.engine;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Variables that are not kept, but looked up where a model asks for them, so that they never lapse. */
public interface AskedVariables {

    /** What can be asked for. */
    Set<String> names();

    /**
     * Looks one up, at the step where the execution is.
     *
     * @return empty where it has none there; then a variable of that name counts
     */
    Optional<Object> value(String name, DelegateExecution execution);
}
