package com.psnb2b.codesupport.guard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;

/**
 * That a step or subprocess is done many times. The search does not count: it follows none, where there may be none, one,
 * and another one after each.
 *
 * @param number how many times, as it is written: a literal or one variable
 * @param until the condition that ends it early; null where there is none
 */
record Repetition(Element element, boolean sequential, String number, Condition until) {

    /** As many people or workers as one claim can ask at once. */
    static final int MOST = 20;

    /** Null where a step is done once. */
    static Repetition of(Element activity) {
        return Xml.children(activity, "multiInstanceLoopCharacteristics").stream()
                .findFirst()
                .map(loop -> new Repetition(
                        loop,
                        Xml.isTrue(Xml.attribute(loop, "isSequential")),
                        text(loop, "loopCardinality").orElse(""),
                        text(loop, "completionCondition")
                                .flatMap(Condition::read)
                                .orElse(null)))
                .orElse(null);
    }

    private static Optional<String> text(Element loop, String child) {
        return Xml.children(loop, child).stream().findFirst().map(Xml::text);
    }

    /** Whether the number can be nought, so that the step is passed over. */
    boolean mayBeNone() {
        return Expressions.isIn(number) || "0".equals(number);
    }

    /** The variables of the claim that it asks for when a token comes. */
    List<String> asks() {
        return Expressions.variable(number).stream().toList();
    }

    /** The variables of the claim that it asks for after each time. */
    Set<String> untilAsks() {
        Set<String> asks = new TreeSet<>(until == null ? Set.of() : until.variables());
        asks.removeAll(ModelContract.COUNTERS);
        return asks;
    }
}
