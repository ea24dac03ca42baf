package com.psnb2b.codesupport;

import java.util.ArrayList;
import java.util.List;

/** Every order in which something may come. */
public final class Permutations {

    private Permutations() {}

    /** @return n! lists of the n elements, each in another order */
    public static <T> List<List<T>> of(List<T> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> found = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            List<T> rest = new ArrayList<>(all);
            T first = rest.remove(i);
            of(rest).forEach(more -> {
                List<T> whole = new ArrayList<>(List.of(first));
                whole.addAll(more);
                found.add(whole);
            });
        }
        return found;
    }
}
