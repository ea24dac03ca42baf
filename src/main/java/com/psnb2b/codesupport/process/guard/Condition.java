package com.psnb2b.codesupport.process.guard;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstLiteral;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

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

    /** A value that nothing is known about. */
    private static final Object UNKNOWN = new Object();

    private static final Set<AstBinary.Operator> COMPARISONS =
            Set.of(AstBinary.EQ, AstBinary.NE, AstBinary.LT, AstBinary.LE, AstBinary.GT, AstBinary.GE);

    private final Node root;
    private final Set<String> variables = new TreeSet<>();

    private Condition(Node root) {
        this.root = root;
        collectVariables(root);
    }

    /** Empty where it is anything but plain. */
    static Optional<Condition> read(String text) {
        try {
            return new Builder().build(text).getRoot() instanceof AstEval eval
                            && !eval.isDeferred()
                            && isPlain(eval.getChild(0))
                    ? Optional.of(new Condition(eval.getChild(0)))
                    : Optional.empty();
        } catch (TreeBuilderException e) {
            return Optional.empty();
        }
    }

    /** The variables that it asks about. */
    Set<String> variables() {
        return variables;
    }

    /** @param values what is known; a variable that is absent may be anything, also missing */
    Answer answer(Map<String, Object> values) {
        return truth(value(root, values));
    }

    private static boolean isPlain(Node node) {
        boolean plain = node instanceof AstString
                || node instanceof AstNumber
                || node instanceof AstBoolean
                || node instanceof AstNull
                || node instanceof AstNested
                || node instanceof AstIdentifier identifier && Expressions.isVariable(identifier.getName())
                || node instanceof AstUnary unary && unary.getOperator() == AstUnary.NOT
                || node instanceof AstBinary binary && isLogic(binary.getOperator());
        return plain && IntStream.range(0, node.getCardinality()).allMatch(i -> isPlain(node.getChild(i)));
    }

    private static boolean isLogic(AstBinary.Operator operator) {
        return operator == AstBinary.AND || operator == AstBinary.OR || COMPARISONS.contains(operator);
    }

    private void collectVariables(Node node) {
        if (node instanceof AstIdentifier identifier) {
            variables.add(identifier.getName());
        }
        IntStream.range(0, node.getCardinality()).forEach(i -> collectVariables(node.getChild(i)));
    }

    private static Object value(Node node, Map<String, Object> values) {
        if (node instanceof AstIdentifier identifier) {
            return values.getOrDefault(identifier.getName(), UNKNOWN);
        }
        if (node instanceof AstLiteral literal) {
            return literal.eval(null, null);
        }
        if (node instanceof AstNested nested) {
            return value(nested.getChild(0), values);
        }
        Object left = value(node.getChild(0), values);
        if (node instanceof AstUnary) {
            return truth(left).not();
        }
        Object right = value(node.getChild(1), values);
        AstBinary.Operator operator = ((AstBinary) node).getOperator();
        if (operator == AstBinary.AND) {
            return truth(left).and(truth(right));
        }
        if (operator == AstBinary.OR) {
            return truth(left).or(truth(right));
        }
        if (operator == AstBinary.EQ) {
            return same(left, right);
        }
        return operator == AstBinary.NE ? same(left, right).not() : Answer.MAYBE;
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
            return other.known().contains(right) ? Answer.NO : Answer.MAYBE;
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
