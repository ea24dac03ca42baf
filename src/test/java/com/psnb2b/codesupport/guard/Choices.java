package com.psnb2b.codesupport.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs a piece of code once for every sequence of choices that it can make. The code is written as if it chose once; an
 * odometer over what it was asked does the rest.
 */
final class Choices {

    private final List<Integer> taken = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private int asked;

    private Choices() {}

    static void all(Consumer<Choices> code) {
        Choices choices = new Choices();
        do {
            choices.asked = 0;
            code.accept(choices);
        } while (choices.advance());
    }

    /** One of these; every one in some run. */
    <T> T among(List<T> options) {
        if (asked == taken.size()) {
            taken.add(0);
            sizes.add(options.size());
        }
        return options.get(taken.get(asked++));
    }

    boolean either() {
        return among(List.of(true, false));
    }

    private boolean advance() {
        while (!taken.isEmpty()) {
            int last = taken.size() - 1;
            if (taken.get(last) + 1 < sizes.get(last)) {
                taken.set(last, taken.get(last) + 1);
                return true;
            }
            taken.remove(last);
            sizes.remove(last);
        }
        return false;
    }
}
