package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.engine.PlainExpression;
import com.psnb2b.codesupport.engine.PlainExpression.Constant;
import com.psnb2b.codesupport.engine.PlainExpression.Not;
import com.psnb2b.codesupport.engine.PlainExpression.Operation;
import com.psnb2b.codesupport.engine.PlainExpression.Variable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The condition of a sequence flow: variables, constants, comparisons, and, or, not. Read by the engine's own parser, so
 * that both understand the same; answered for what is known of the variables, and with {@link Answer#MAYBE} for the rest.
 */
final class Condition {

    enum Answer {
        YES,
        NO,
        MAYBE;

        static Answer of(boolean answer) {
            return answer ? YES : NO;
        }

        Answer not() {
            return this == MAYBE ? MAYBE : of(this == NO);
        }

        Answer and(Answer other) {
            return this == NO || other == NO ? NO : this == MAYBE || other == MAYBE ? MAYBE : YES;
        }

        Answer or(Answer other) {
            return not().and(other.not()).not();
        }
    }

    /** A value of a variable that is none of those known for it: no constant equals it, and it is not true. */
    record Other(Set<Object> known) {}

    private static final int LONGEST = 1_000;

    /** A value that nothing is known about. */
    private static final Object UNKNOWN = new Object();

    private final PlainExpression root;
    private final Set<String> variables = new TreeSet<>();

    private Condition(PlainExpression root) {
        this.root = root;
        collectVariables(root);
    }

    /** Empty where it is anything but plain. */
    static Optional<Condition> read(String text) {
        // The parser goes down into each bracket; ours are some ninety characters long.
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return PlainExpression.read(text)
                .map(Condition::new)
                .filter(condition -> condition.variables.stream().allMatch(Expressions::isVariable));
    }

    /** The variables that it asks about. */
    Set<String> variables() {
        return variables;
    }

    /** @param values what is known; a variable that is absent may be anything, also missing */
    Answer answer(Map<String, Object> values) {
        return truth(value(root, values));
    }

    /** Why it has no answer, whatever the variables hold; the engine would fail at it with a claim of somebody's. */
    Optional<String> fault(VariableTypes types) {
        ConditionTypes check = new ConditionTypes(types);
        check.truth(root);
        return check.fault();
    }

    private void collectVariables(PlainExpression expression) {
        if (expression instanceof Variable variable) {
            variables.add(variable.name());
        } else if (expression instanceof Not not) {
            collectVariables(not.operand());
        } else if (expression instanceof Operation operation) {
            collectVariables(operation.left());
            collectVariables(operation.right());
        }
    }

    private static Object value(PlainExpression expression, Map<String, Object> values) {
        if (expression instanceof Variable variable) {
            return values.getOrDefault(variable.name(), UNKNOWN);
        }
        if (expression instanceof Constant constant) {
            return constant.value();
        }
        if (expression instanceof Not not) {
            return truth(value(not.operand(), values)).not();
        }
        Operation operation = (Operation) expression;
        Object left = value(operation.left(), values);
        Object right = value(operation.right(), values);
        return switch (operation.operator()) {
            case AND -> truth(left).and(truth(right));
            case OR -> truth(left).or(truth(right));
            case EQUAL -> same(left, right);
            case NOT_EQUAL -> same(left, right).not();
            default -> Answer.MAYBE;
        };
    }

    /** What is no truth value is none, or an error in the engine, which goes nowhere. */
    private static Answer truth(Object value) {
        if (value instanceof Answer answer) {
            return answer;
        }
        return value == UNKNOWN ? Answer.MAYBE : Answer.of(Boolean.parseBoolean(String.valueOf(value)));
    }

    private static Answer same(Object left, Object right) {
        if (left instanceof Other other) {
            return right != null && other.known().contains(right) ? Answer.NO : Answer.MAYBE;
        }
        if (right instanceof Other) {
            return same(right, left);
        }
        boolean comparable = isText(left) && isText(right) || isTruth(left) && isTruth(right);
        return comparable ? Answer.of(left.equals(right)) : Answer.MAYBE;
    }

    private static boolean isText(Object value) {
        return value instanceof String;
    }

    private static boolean isTruth(Object value) {
        return value instanceof Boolean;
    }
}
