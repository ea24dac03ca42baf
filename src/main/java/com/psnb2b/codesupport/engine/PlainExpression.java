package com.psnb2b.codesupport.engine;

import java.util.Optional;

/**
 * An expression in <code>${…}</code> that compares and combines variables and constants, and does nothing else. Read by
 * the engine's own parser, so that whoever judges it understands what the engine will. Brackets are gone: the tree says
 * what belongs together.
 */
public sealed interface PlainExpression {

    /** A name; which object stands behind it is another matter. */
    record Variable(String name) implements PlainExpression {

        @Override
        public String toString() {
            return name;
        }
    }

    /** @param value text, number or truth value; null for {@code null} */
    record Constant(Object value) implements PlainExpression {

        @Override
        public String toString() {
            return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
        }
    }

    record Not(PlainExpression operand) implements PlainExpression {

        @Override
        public String toString() {
            return "!" + operand;
        }
    }

    record Operation(Operator operator, PlainExpression left, PlainExpression right) implements PlainExpression {

        @Override
        public String toString() {
            return "(" + left + " " + operator + " " + right + ")";
        }
    }

    /** What stands between two operands, shown as an owner writes it. */
    enum Operator {
        AND("and"),
        OR("or"),
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        @Override
        public String toString() {
            return sign;
        }
    }

    /**
     * Empty where it cannot be read, or does anything more: calls, properties, arithmetic.
     *
     * @param text of limited length: the parser goes down into each bracket
     */
    static Optional<PlainExpression> read(String text) {
        return PlainExpressionParser.read(text);
    }
}
