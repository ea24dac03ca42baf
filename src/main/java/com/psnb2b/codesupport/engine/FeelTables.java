package com.psnb2b.codesupport.engine;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.Variables;

/**
 * Decision tables outside of the process engine: a DMN engine that speaks no language in which a table could hold code.
 * The model guard refuses such a table before.
 */
public final class FeelTables {

    /** The name that FEEL has for the value of the column in an input cell. */
    public static final String CELL_INPUT = "cellInput";

    public static final DmnEngine ENGINE;
    private static final FeelEngine FEEL;

    static {
        var configuration = new DefaultDmnEngineConfiguration();
        configuration.setScriptEngineResolver(language -> null);
        configuration.setElProvider(expression -> {
            throw new IllegalStateException("a decision table speaks FEEL alone");
        });
        configuration.getCustomPostDecisionTableEvaluationListeners().add(FeelTables::tell);
        ENGINE = configuration.buildEngine();
        FEEL = configuration.getFeelEngine();
    }

    private static final ThreadLocal<Consumer<AskedTable>> WATCHER = new ThreadLocal<>();

    private FeelTables() {}

    /** Does work, and has somebody told of each table that this thread asks meanwhile. */
    public static <T> T watched(Consumer<AskedTable> watcher, Supplier<T> work) {
        WATCHER.set(watcher);
        try {
            return work.get();
        } finally {
            WATCHER.remove();
        }
    }

    private static void tell(DmnDecisionTableEvaluationEvent asked) {
        Consumer<AskedTable> watcher = WATCHER.get();
        if (watcher != null) {
            watcher.accept(AskedTable.of(asked));
        }
    }

    /**
     * Whether an input cell holds.
     *
     * @param value of its column
     * @param question all that the table is asked
     * @throws RuntimeException where the cell cannot be read
     */
    public static boolean holds(String cell, Object value, Map<String, Object> question) {
        return FEEL.evaluateSimpleUnaryTests(
                cell,
                CELL_INPUT,
                Variables.fromMap(question).putValue(CELL_INPUT, value).asVariableContext());
    }

    /** What an output cell answers. @throws RuntimeException where it cannot be read */
    public static Object value(String cell, Map<String, Object> question) {
        return FEEL.evaluateSimpleExpression(cell, Variables.fromMap(question).asVariableContext());
    }
}
