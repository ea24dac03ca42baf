package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.engine.PlainExpression;
import com.psnb2b.codesupport.engine.PlainExpression.Constant;
import com.psnb2b.codesupport.engine.PlainExpression.Not;
import com.psnb2b.codesupport.engine.PlainExpression.Operation;
import com.psnb2b.codesupport.engine.PlainExpression.Operator;
import com.psnb2b.codesupport.engine.PlainExpression.Variable;
import com.psnb2b.codesupport.guard.VariableType.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks the types in a condition: the whole is a boolean, and it compares values of the same type. The engine would
 * deploy a comparison of a text with a number, and fail at it when a claim comes.
 */
final class ConditionTypes {

    private static final Set<Operator> SAME = Set.of(Operator.EQUAL, Operator.NOT_EQUAL);
    private static final Set<Operator> LOGIC = Set.of(Operator.AND, Operator.OR);

    private final VariableTypes types;
    private String fault;

    ConditionTypes(VariableTypes types) {
        this.types = types;
    }

    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /** This must be true or false. */
    void truth(PlainExpression expression) {
        if (expression instanceof Not not) {
            truth(not.operand());
        } else if (expression instanceof Operation logic && LOGIC.contains(logic.operator())) {
            truth(logic.left());
            truth(logic.right());
        } else if (expression instanceof Operation comparison) {
            compare(comparison);
        } else {
            kind(expression)
                    .filter(kind -> kind != Kind.TRUTH)
                    .map(kind -> "takes " + expression + " for true or false, and it is " + kind
                            + "; compare it, such as ${decision == 'refund'}")
                    .or(() ->
                            isNull(expression) ? Optional.of("is null, and neither true nor false") : Optional.empty())
                    .ifPresent(this::found);
        }
    }

    private void compare(Operation comparison) {
        PlainExpression left = comparison.left();
        PlainExpression right = comparison.right();
        inner(left);
        inner(right);
        Optional<Kind> one = kind(left);
        Optional<Kind> other = kind(right);
        boolean same = SAME.contains(comparison.operator());
        if (one.isPresent() && other.isPresent() && one.get() != other.get()) {
            found("compares " + left + ", which is " + one.get() + ", with " + right + ", which is " + other.get());
        } else if (!same && (isUnordered(left) || isUnordered(right))) {
            found("asks which of " + left + " and " + right + " is greater, and they have no order");
        } else if (same) {
            constant(left, right);
            constant(right, left);
        }
    }

    private void inner(PlainExpression expression) {
        if (expression instanceof Not || expression instanceof Operation) {
            truth(expression);
        }
    }

    /** A value that the variable never has is a typing mistake. */
    private void constant(PlainExpression one, PlainExpression other) {
        if (one instanceof Variable variable && other instanceof Constant constant) {
            Object word = constant.value();
            types.of(variable.name())
                    .filter(VariableType::isListed)
                    .filter(type -> word != null && !type.values().contains(word))
                    .filter(type -> type.kind() != Kind.NUMBER)
                    .ifPresent(type -> found("asks whether " + variable + " is " + word + ", and it can be "
                            + new TreeSet<>(type.values())));
        }
    }

    private boolean isUnordered(PlainExpression expression) {
        return kind(expression).filter(kind -> kind == Kind.TRUTH).isPresent() || isNull(expression);
    }

    private static boolean isNull(PlainExpression expression) {
        return expression instanceof Constant constant && constant.value() == null;
    }

    /** Empty for null, and for a variable that nobody knows. */
    private Optional<Kind> kind(PlainExpression expression) {
        if (expression instanceof Variable variable) {
            return types.of(variable.name()).map(VariableType::kind);
        }
        return expression instanceof Constant constant
                ? Optional.ofNullable(Kind.of(constant.value()))
                : Optional.of(Kind.TRUTH);
    }

    private void found(String what) {
        if (fault == null) {
            fault = what;
        }
    }
}
