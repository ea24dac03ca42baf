package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.engine.PlainExpression;
import com.psnb2b.codesupport.engine.PlainExpression.Constant;
import com.psnb2b.codesupport.engine.PlainExpression.Not;
import com.psnb2b.codesupport.engine.PlainExpression.Operation;
import com.psnb2b.codesupport.engine.PlainExpression.Variable;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

/** What a plain expression comes to where every variable is known, as the engine would answer it. */
final class PlainValue {

    /** A variable that is not known, or values that cannot be compared. */
    static final class Unknown extends RuntimeException {

        private Unknown(String message) {
            super(message);
        }
    }

    private PlainValue() {}

    /** @throws Unknown where it has no answer */
    static boolean isTrue(PlainExpression expression, Map<String, Object> values) {
        if (of(expression, values) instanceof Boolean answer) {
            return answer;
        }
        throw new Unknown(expression + " is neither true nor false");
    }

    private static Object of(PlainExpression expression, Map<String, Object> values) {
        if (expression instanceof Variable variable) {
            if (!values.containsKey(variable.name())) {
                throw new Unknown("nothing says what ${" + variable.name() + "} is there");
            }
            return values.get(variable.name());
        }
        if (expression instanceof Constant constant) {
            return constant.value();
        }
        if (expression instanceof Not not) {
            return !isTrue(not.operand(), values);
        }
        return of((Operation) expression, values);
    }

    private static boolean of(Operation operation, Map<String, Object> values) {
        return switch (operation.operator()) {
            case AND -> isTrue(operation.left(), values) && isTrue(operation.right(), values);
            case OR -> isTrue(operation.left(), values) || isTrue(operation.right(), values);
            case EQUAL -> same(of(operation.left(), values), of(operation.right(), values));
            case NOT_EQUAL -> !same(of(operation.left(), values), of(operation.right(), values));
            case LESS -> compared(operation, values) < 0;
            case LESS_OR_EQUAL -> compared(operation, values) <= 0;
            case GREATER -> compared(operation, values) > 0;
            case GREATER_OR_EQUAL -> compared(operation, values) >= 0;
        };
    }

    private static boolean same(Object left, Object right) {
        return left instanceof Number && right instanceof Number
                ? number(left).compareTo(number(right)) == 0
                : Objects.equals(left, right);
    }

    private static int compared(Operation operation, Map<String, Object> values) {
        Object left = of(operation.left(), values);
        Object right = of(operation.right(), values);
        if (left instanceof Number && right instanceof Number) {
            return number(left).compareTo(number(right));
        }
        if (left instanceof String one && right instanceof String other) {
            return one.compareTo(other);
        }
        throw new Unknown(operation + " compares " + left + " with " + right);
    }

    private static BigDecimal number(Object value) {
        return new BigDecimal(value.toString());
    }
}
