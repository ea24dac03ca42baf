package com.psnb2b.codesupport.guard;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.IterableOnce;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.util.Either;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exponentiation;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.JavaFunctionInvocation;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.QualifiedFunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;

/**
 * Expressions in the language of tables and forms, read by the parser that the engine has for them.
 *
 * @param text as it is written
 * @param fault why it cannot be read; null where it can
 * @param variables that it names
 * @param outside those of them that it does not only name in a filter, where a name may be one of each item's
 * @param functions that it calls
 * @param loops whether it goes through a list or defines a function, so that nobody knows how long it takes
 */
record FeelExpression(
        String text, String fault, Set<String> variables, Set<String> outside, Set<String> functions, boolean loops) {

    /** The parser's time doubles with each level of some of its brackets; ours have four. */
    private static final int DEEPEST = 10;

    private static final int LONGEST = 20_000;

    /** Functions that answer otherwise each time; a table's answers are remembered. */
    private static final Set<String> CLOCKS = Set.of("now", "today", "random number", "uuid");

    private static final String POWER = "a power";
    private static final String NESTED = "a filter in a filter";
    private static final String METHOD = "a function of a value";

    /** What takes nobody knows how long when a stranger says on what. */
    private static final Set<String> ENDLESS = Set.of("matches", "replace", "split", "extract", POWER, NESTED, METHOD);

    private static final FeelEngine ENGINE = new FeelEngine(
            FeelEngine.defaultFunctionProvider(),
            FeelEngine.defaultValueMapper(),
            FeelEngine.defaultConfiguration(),
            FeelEngine.defaultClock());

    static FeelExpression expression(String text) {
        return read(text, () -> ENGINE.parseExpression(text));
    }

    /** The condition in an input cell of a table. */
    static FeelExpression test(String text) {
        return read(text, () -> ENGINE.parseUnaryTests(text));
    }

    boolean isReadable() {
        return fault == null;
    }

    /** What in it has no place in a table: what asks the clock, and what takes nobody knows how long. */
    Optional<String> unfitForTables() {
        if (!isReadable()) {
            return Optional.of("cannot be read as FEEL: " + fault);
        }
        Optional<String> clock = functions.stream().filter(CLOCKS::contains).findFirst();
        if (clock.isPresent()) {
            return Optional.of("calls " + clock.get()
                    + "(): a table's answers are remembered, and it would be asked once and not each time");
        }
        return loops ? Optional.of("goes through a list or defines a function; a cell compares") : Optional.empty();
    }

    /** What in it has no place in a call to another system: a repeated one must be the same, and each ends soon. */
    Optional<String> unfitForCalls() {
        if (!isReadable()) {
            return Optional.of("cannot be read as FEEL: " + fault);
        }
        Optional<String> clock = functions.stream().filter(CLOCKS::contains).findFirst();
        if (clock.isPresent()) {
            return Optional.of("asks " + clock.get() + "(): a call that is made again must be the same; leave it out");
        }
        Optional<String> endless = functions.stream().filter(ENDLESS::contains).findFirst();
        if (endless.isPresent() || loops) {
            return Optional.of("uses " + endless.orElse("a loop or a function of its own")
                    + ", and nobody knows how long that takes on what a stranger answers; compare and pick instead");
        }
        return Optional.empty();
    }

    /** Its value where it names no variable; empty where it does, has none, or cannot be evaluated. */
    Optional<Object> constant() {
        if (!isReadable() || !variables.isEmpty() || unfitForTables().isPresent()) {
            return Optional.empty();
        }
        var value = ENGINE.evalExpression(text, Map.of());
        return value.isRight() ? Optional.ofNullable(value.toOption().get()) : Optional.empty();
    }

    /** Whether the condition in an input cell holds. Only for one that is fit for tables. */
    boolean holds(Object input, Map<String, Object> variables) {
        Map<String, Object> context = new java.util.HashMap<>(variables);
        context.put("cellInput", input);
        var answer = ENGINE.evalUnaryTests(text, context);
        return answer.isRight() && Boolean.TRUE.equals(answer.toOption().get());
    }

    private interface Parser {
        Either<FeelEngine.Failure, ParsedExpression> parse();
    }

    private static FeelExpression read(String text, Parser parser) {
        if (text.length() > LONGEST || depth(text) > DEEPEST) {
            return unreadable(text, "it is too long, or its brackets are nested too deeply");
        }
        try {
            var parsed = parser.parse();
            if (parsed.isLeft()) {
                return unreadable(
                        text, ((FeelEngine.Failure) parsed.swap().toOption().get()).message());
            }
            Walk walk = new Walk();
            walk.visit(parsed.toOption().get());
            return new FeelExpression(text, null, walk.variables, walk.outside, walk.functions, walk.loops);
        } catch (StackOverflowError | RuntimeException e) {
            // A chain of hundreds of ifs needs no brackets to be deep.
            return unreadable(text, "it is too complicated");
        }
    }

    private static FeelExpression unreadable(String text, String why) {
        return new FeelExpression(text, why, Set.of(), Set.of(), Set.of(), false);
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            depth += "([{".indexOf(sign) >= 0 ? 1 : ")]}".indexOf(sign) >= 0 ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    private static final class Walk {
        private final Set<String> variables = new TreeSet<>();
        private final Set<String> outside = new TreeSet<>();
        private final Set<String> functions = new TreeSet<>();
        private boolean loops;
        private int filters;

        void visit(Object node) {
            if (node instanceof Ref ref) {
                variables.add(ref.names().head());
                if (filters == 0) {
                    outside.add(ref.names().head());
                }
            } else if (node instanceof FunctionInvocation call) {
                functions.add(call.function());
            } else if (node instanceof Exponentiation) {
                functions.add(POWER);
            } else if (node instanceof QualifiedFunctionInvocation || node instanceof JavaFunctionInvocation) {
                functions.add(METHOD);
            } else if (node instanceof Filter filter) {
                visit(filter);
                return;
            }
            loops |= node instanceof For
                    || node instanceof SomeItem
                    || node instanceof EveryItem
                    || node instanceof FunctionDefinition;
            if (node instanceof IterableOnce<?> list) {
                visitAll(list.iterator());
            } else if (node instanceof Product product) {
                visitAll(product.productIterator());
            }
        }

        /** What is filtered may itself be filtered; what each item is asked may not. */
        private void visit(Filter filter) {
            visit((Object) filter.list());
            if (filters > 0) {
                functions.add(NESTED);
            }
            filters++;
            visit((Object) filter.filter());
            filters--;
        }

        private void visitAll(Iterator<?> nodes) {
            while (nodes.hasNext()) {
                visit(nodes.next());
            }
        }
    }
}
