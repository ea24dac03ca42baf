package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.guard.VariableType.Kind;
import java.util.Optional;
import java.util.function.Function;

/** A place in a model that takes a literal or one variable, and what either must be there. */
enum Slot {
    DUE("an instant such as 2027-01-31T12:00:00 or a span such as P3D", Kind.TIME, Literals::due),
    INSTANT("an instant such as 2027-01-31T12:00:00", Kind.TIME, Literals::due),
    SPAN("a span of time such as PT12H (12 hours) or P3D (3 days)", null, Literals::span),
    CYCLE(
            "a number of times and a span of at least an hour, such as R3/PT24H (three times, a day apart)",
            null,
            Literals::cycle),
    COUNT(
            "a number from 0 to " + Repetition.MOST + ", or the answer of a decision table that has such numbers alone",
            null,
            RepetitionCheck::count),
    PRIORITY("a whole number from 0 to 100", Kind.NUMBER, Literals::priority);

    private final String wants;
    private final Kind kind;
    private final Function<String, Optional<String>> parser;

    Slot(String wants, Kind kind, Function<String, Optional<String>> parser) {
        this.wants = wants;
        this.kind = kind;
        this.parser = parser;
    }

    /**
     * @param place its name, for the message
     * @param text as it is written, with the blanks around it, which the engine does not forgive
     * @return what is wrong; empty where nothing is, and for a variable that nobody knows
     */
    Optional<String> fault(String place, String text, VariableTypes types) {
        if (!Expressions.isIn(text)) {
            return literal(text).map(why -> place + " \"" + text + "\" " + why + "; it takes " + wants);
        }
        return Expressions.variable(text)
                .flatMap(name -> types.of(name)
                        .flatMap(type -> variable(type)
                                .map(why ->
                                        place + " asks for ${" + name + "}, which " + why + "; it takes " + wants)));
    }

    private Optional<String> literal(String text) {
        return text.equals(text.strip()) ? parser.apply(text) : Optional.of("has blanks around it");
    }

    /** The answers of a table are known, so that each can be read as if it stood here. */
    private Optional<String> variable(VariableType type) {
        if (type.kind() != Kind.TRUTH && type.isListed()) {
            return type.values().stream()
                    .flatMap(value ->
                            literal(value.toString()).map(why -> "can be \"" + value + "\", and that " + why).stream())
                    .sorted()
                    .findFirst();
        }
        return type.kind() == kind ? Optional.empty() : Optional.of("is " + type.kind());
    }
}
