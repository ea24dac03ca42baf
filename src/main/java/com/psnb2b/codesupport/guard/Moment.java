package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.guard.GraphNode.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where all the tokens of a claim are, and what is known of it: at rest, or in the middle of what the engine does in one
 * transaction, which runs one token until it waits before it takes up the next.
 *
 * @param coming tokens that are about to come to a place, in their order
 * @param resting in the order of {@link Token#ORDER}, so that equal moments are equal
 */
record Moment(List<Coming> coming, List<Token> resting, ClaimState claim, VariableFacts facts) {

    /** @param by the flow, where the place is a join; null anywhere else, since it makes no difference */
    record Coming(GraphNode to, Flow by) {

        static Coming by(Flow flow) {
            return new Coming(flow.target(), flow.target().isJoin() ? flow : null);
        }
    }

    static Moment first(GraphNode start) {
        return new Moment(List.of(new Coming(start, null)), List.of(), ClaimState.NEW, VariableFacts.NOTHING);
    }

    boolean isAtRest() {
        return coming.isEmpty();
    }

    /** The same without the first token that is about to come somewhere. */
    Moment taken() {
        return new Moment(coming.subList(1, coming.size()), resting, claim, facts);
    }

    /** These come next, in this order, before all that were about to come. */
    Moment next(List<Coming> first) {
        return new Moment(Stream.concat(first.stream(), coming.stream()).toList(), resting, claim, facts);
    }

    Moment next(GraphNode node) {
        return next(List.of(new Coming(node, null)));
    }

    Moment with(Token token) {
        List<Token> more = new ArrayList<>(resting);
        more.add(token);
        more.sort(Token.ORDER);
        return new Moment(coming, List.copyOf(more), claim, facts);
    }

    Moment without(Predicate<Token> gone) {
        return new Moment(coming, resting.stream().filter(gone.negate()).toList(), claim, facts);
    }

    /** All that is in this subprocess or at this step is ended. */
    Moment ended(GraphNode place) {
        return new Moment(
                coming.stream().filter(token -> !token.to().isIn(place)).toList(),
                resting.stream().filter(token -> !token.isIn(place)).toList(),
                claim,
                facts);
    }

    Moment with(ClaimState next) {
        return new Moment(coming, resting, next, facts);
    }

    Moment with(VariableFacts known) {
        return new Moment(coming, resting, claim, known);
    }

    /** The transaction is over. */
    Moment settled(VariableFacts left) {
        return new Moment(coming, resting.stream().map(Token::settled).toList(), claim, left);
    }

    /** Whether a token is in this subprocess or at this step, or about to be. */
    boolean isActive(GraphNode place) {
        return coming.stream().anyMatch(token -> token.to().isIn(place))
                || tokens().anyMatch(token -> token.isIn(place));
    }

    /** Whether it has gone off already, and does so once. */
    boolean hasGoneOff(GraphNode event) {
        return resting.stream().anyMatch(token -> token.node() == event);
    }

    /** Those at rest. */
    Stream<Token> tokens() {
        return resting.stream().filter(token -> !token.isMark());
    }
}
