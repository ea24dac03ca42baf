package com.psnb2b.codesupport.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Many commands in one: each is made as ever, and what they write goes out once, table by table, at the end. A failure of
 * one of them is one of all.
 */
@Component
public class OneCommand {

    private final ProcessEngineConfigurationImpl engine;

    OneCommand(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** Does the work; needs a transaction, like the commands in it. */
    public <T> T of(Supplier<T> work) {
        return engine.getCommandExecutorTxRequired().execute(context -> work.get());
    }
}
