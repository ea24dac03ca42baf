package com.psnb2b.codesupport.engine;

import com.psnb2b.codesupport.engine.PlainExpression.Constant;
import com.psnb2b.codesupport.engine.PlainExpression.Not;
import com.psnb2b.codesupport.engine.PlainExpression.Operation;
import com.psnb2b.codesupport.engine.PlainExpression.Operator;
import com.psnb2b.codesupport.engine.PlainExpression.Variable;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstLiteral;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/** Turns the tree of the engine's JUEL parser into one of {@link PlainExpression}s. */
final class PlainExpressionParser {

    private static final Map<AstBinary.Operator, Operator> OPERATORS = Map.of(
            AstBinary.AND, Operator.AND,
            AstBinary.OR, Operator.OR,
            AstBinary.EQ, Operator.EQUAL,
            AstBinary.NE, Operator.NOT_EQUAL,
            AstBinary.LT, Operator.LESS,
            AstBinary.LE, Operator.LESS_OR_EQUAL,
            AstBinary.GT, Operator.GREATER,
            AstBinary.GE, Operator.GREATER_OR_EQUAL);

    private PlainExpressionParser() {}

    static Optional<PlainExpression> read(String text) {
        try {
            return new Builder().build(text).getRoot() instanceof AstEval eval && !eval.isDeferred()
                    ? plain(eval.getChild(0))
                    : Optional.empty();
        } catch (TreeBuilderException e) {
            return Optional.empty();
        }
    }

    private static Optional<PlainExpression> plain(Node node) {
        if (node instanceof AstIdentifier identifier) {
            return Optional.of(new Variable(identifier.getName()));
        }
        if (node instanceof AstLiteral literal) {
            return Optional.of(new Constant(literal.eval(null, null)));
        }
        if (node instanceof AstNested nested) {
            return plain(nested.getChild(0));
        }
        if (node instanceof AstUnary unary && unary.getOperator() == AstUnary.NOT) {
            return plain(unary.getChild(0)).map(Not::new);
        }
        return node instanceof AstBinary binary && OPERATORS.containsKey(binary.getOperator())
                ? plain(binary.getChild(0))
                        .flatMap(left -> plain(binary.getChild(1))
                                .map(right -> new Operation(OPERATORS.get(binary.getOperator()), left, right)))
                : Optional.empty();
    }
}
