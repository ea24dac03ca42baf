package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.guard.GraphNode.Flow;
import java.util.Comparator;

/**
 * A token at rest.
 *
 * @param node where it waits; for a boundary or start event, that the event has gone off once and does so no more
 * @param by the flow by which it has come to a join; null anywhere else
 * @param offered whether a reseller can ask for a person here, because the claim is not covered
 * @param earlier whether it had come to the join before what happens now
 */
record Token(GraphNode node, Flow by, boolean offered, boolean earlier) {

    static final Comparator<Token> ORDER = Comparator.<Token>comparingInt(
                    token -> token.node().number())
            .thenComparing(token -> token.by() == null ? "" : token.by().id());

    static Token waiting(GraphNode node, boolean offered) {
        return new Token(node, null, offered, false);
    }

    static Token arrived(GraphNode join, Flow by) {
        return new Token(join, by, false, false);
    }

    static Token goneOff(GraphNode event) {
        return new Token(event, null, false, false);
    }

    boolean isAtJoin() {
        return by != null;
    }

    /** Whether it only says that an event has gone off. */
    boolean isMark() {
        return node.is(GraphNode.Kind.BOUNDARY) || node.is(GraphNode.Kind.START);
    }

    Token settled() {
        return isAtJoin() && !earlier ? new Token(node, by, offered, true) : this;
    }

    /** In this subprocess, or at this step. */
    boolean isIn(GraphNode place) {
        return isMark() ? node.eventOf().isIn(place) : node.isIn(place);
    }

    @Override
    public String toString() {
        return node.id();
    }
}
