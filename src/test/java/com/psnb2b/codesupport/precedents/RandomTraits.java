package com.psnb2b.codesupport.precedents;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Traits as claims have them: some values common, most rare; and like ones, that differ in one trait or in two of a group. */
final class RandomTraits {

    private static final List<String> TYPES = List.of(
            "invalid_code", "already_redeemed", "wrong_region_supply", "delivery_problem", "unclear", "temporary");
    private static final List<String> EVIDENCE =
            List.of("error_screenshot", "delivery_log", "transaction_history", "customer_message", "proof_of_purchase");

    private final Random random;

    RandomTraits(long seed) {
        random = new Random(seed);
    }

    Traits next() {
        Map<Trait, SortedSet<String>> values = new EnumMap<>(Trait.class);
        for (Trait trait : Trait.values()) {
            values.put(trait, values(trait));
        }
        return new Traits(values);
    }

    /** The same but for one trait, which may not be the type. */
    Traits like(Traits one) {
        Map<Trait, SortedSet<String>> values = new EnumMap<>(one.values());
        Trait trait = Trait.values()[1 + random.nextInt(Trait.values().length - 1)];
        values.put(trait, values(trait));
        return new Traits(values);
    }

    private SortedSet<String> values(Trait trait) {
        return switch (trait) {
            case TYPE -> some(1, TYPES);
            case REASONS -> some(1 + random.nextInt(2), numbered("REASON_", 20));
            case ERROR_CODE -> some(random.nextInt(2), numbered("WC-4037", 9));
            case REGIONS -> some(2 + random.nextInt(2), numbered("account R", 30));
            case WINDOW -> some(1, List.of("open", "open", "open", "late", "undetermined"));
            case EVIDENCE -> some(random.nextInt(5), EVIDENCE);
            case CONTRADICTIONS -> some(Math.max(0, random.nextInt(5) - 2), numbered("contradiction ", 19));
            case SIGNALS -> some(Math.max(0, random.nextInt(4) - 2), List.of("same_code", "same_file"));
            case FACE_VALUE -> some(1, numbered("up to ", 7));
            case PRODUCT -> some(1, numbered("PSN-", 60));
        };
    }

    private SortedSet<String> some(int count, List<String> of) {
        return IntStream.range(0, count)
                .mapToObj(i -> of.get(random.nextInt(of.size())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> numbered(String what, int count) {
        return IntStream.range(0, count).mapToObj(i -> what + i).toList();
    }
}
