package com.psnb2b.codesupport.precedents;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.Hashes;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.Reason;
import com.psnb2b.codesupport.claim.Region;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.policy.PsnErrorCode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a claim is like: of each trait the values that it has, without words of persons, codes and names.
 *
 * <p>How alike two claims are is a number from 0 to 1: of each trait the share of values that both have among those that
 * either has (1 where neither has any), weighed by {@link Trait#weight}.
 */
public record Traits(Map<Trait, SortedSet<String>> values) {

    /** From how much on claims are called alike: all but a fifth of the weight is the same. */
    public static final double ALIKE = 0.8;

    private static final int WEIGHT =
            Stream.of(Trait.values()).mapToInt(Trait::weight).sum();

    /** Upper ends of the bands of worth, in the reference currency. */
    private static final List<Integer> BANDS = List.of(10, 25, 50, 100, 250, 1000);

    /** An error code of the store; whatever else somebody typed there says no more than that it is something else. */
    private static final Pattern ERROR_CODE = Pattern.compile("[A-Z]{1,2}-[0-9A-F]{5,8}(-[0-9])?");

    /**
     * Traits that belong together. Each key leaves one of the groups out, so that claims which differ in one group alone
     * have a key in common; the last key has the least that like claims share. Signals are in none.
     */
    private static final List<Set<Trait>> GROUPS = List.of(
            EnumSet.of(Trait.TYPE, Trait.REASONS),
            EnumSet.of(Trait.ERROR_CODE, Trait.REGIONS),
            EnumSet.of(Trait.WINDOW, Trait.EVIDENCE),
            EnumSet.of(Trait.CONTRADICTIONS),
            EnumSet.of(Trait.FACE_VALUE, Trait.PRODUCT));

    private static final Set<Trait> LEAST = EnumSet.of(Trait.TYPE, Trait.WINDOW);

    /** How many keys there are. */
    static final int KEYS = GROUPS.size() + 1;

    public Traits {
        values = Collections.unmodifiableMap(values);
    }

    /**
     * Of a claim that was judged, without signals.
     *
     * @param worth in the reference currency; empty where it is not known
     */
    static Traits of(Claim claim, Optional<BigDecimal> worth) {
        ClaimFacts facts = claim.facts();
        Judgement judgement = claim.judgement();
        Map<Trait, SortedSet<String>> values = new EnumMap<>(Trait.class);
        values.put(Trait.TYPE, one(WireName.of(judgement.classification().type())));
        values.put(
                Trait.REASONS, all(judgement.classification().reasons().stream().map(Reason::code)));
        values.put(Trait.ERROR_CODE, one(errorCode(facts.report().errorCode())));
        values.put(Trait.REGIONS, regions(claim));
        values.put(
                Trait.WINDOW,
                one(
                        judgement.window() == null
                                ? null
                                : WireName.of(judgement.window().state())));
        values.put(Trait.EVIDENCE, names(claim.evidence().stream().map(item -> item.type())));
        values.put(Trait.CONTRADICTIONS, names(judgement.contradictions().stream()));
        values.put(Trait.SIGNALS, new TreeSet<>());
        values.put(Trait.FACE_VALUE, one(worth.map(Traits::band).orElse(null)));
        values.put(Trait.PRODUCT, one(claim.sku()));
        return new Traits(values);
    }

    /** The same with these signals. */
    Traits with(Collection<String> signals) {
        Map<Trait, SortedSet<String>> all = new EnumMap<>(values);
        all.put(Trait.SIGNALS, new TreeSet<>(signals));
        return new Traits(all);
    }

    /** One value a line, as it is kept; read by {@link #read}. */
    String text() {
        StringBuilder text = new StringBuilder();
        values.forEach((trait, some) -> some.forEach(value ->
                text.append(WireName.of(trait)).append(' ').append(value).append('\n')));
        return text.toString();
    }

    /** What {@link #text} made; a trait that is not known any more is left out. */
    static Traits read(String text) {
        Map<Trait, SortedSet<String>> values = new EnumMap<>(Trait.class);
        for (Trait trait : Trait.values()) {
            values.put(trait, new TreeSet<>());
        }
        text.lines().forEach(line -> {
            int end = line.indexOf(' ');
            WireName.find(Trait.class, line.substring(0, end))
                    .ifPresent(trait -> values.get(trait).add(line.substring(end + 1)));
        });
        return new Traits(values);
    }

    /** How alike these are, from 0 to 1. */
    double likeness(Traits other) {
        double same = 0;
        for (Trait trait : Trait.values()) {
            same += trait.weight() * share(values.get(trait), other.values.get(trait));
        }
        return same / WEIGHT;
    }

    private static double share(Set<String> here, Set<String> there) {
        if (here.equals(there)) {
            return 1;
        }
        Set<String> both = new HashSet<>(here);
        both.retainAll(there);
        return (double) both.size() / (here.size() + there.size() - both.size());
    }

    /** The traits in which these differ, those that count most first. */
    public List<Trait> differing(Traits other) {
        return Stream.of(Trait.values())
                .filter(trait -> !values.get(trait).equals(other.values.get(trait)))
                .sorted((one, two) -> two.weight() - one.weight())
                .toList();
    }

    /** What claims are sought by that may be alike, {@link #KEYS} of them. */
    long[] keys() {
        long[] keys = new long[KEYS];
        for (int i = 0; i < GROUPS.size(); i++) {
            Set<Trait> rest = EnumSet.complementOf(EnumSet.copyOf(GROUPS.get(i)));
            rest.remove(Trait.SIGNALS);
            keys[i] = key(rest);
        }
        keys[GROUPS.size()] = key(LEAST);
        return keys;
    }

    private long key(Set<Trait> traits) {
        StringBuilder text = new StringBuilder();
        traits.forEach(
                trait -> text.append(trait.name()).append(values.get(trait)).append('\n'));
        return Long.parseUnsignedLong(
                Hashes.sha256(text.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16), 16);
    }

    private static SortedSet<String> regions(Claim claim) {
        DeliveryRecord record = claim.record();
        Product stated = claim.facts().product();
        Product ordered = claim.facts().ordered();
        return all(Stream.of(
                        region(
                                "delivered",
                                record == null ? stated : record.delivered().orElse(stated)),
                        region(
                                "ordered",
                                record == null ? ordered : record.ordered().orElse(ordered)),
                        region("account", claim.facts().accountRegion()))
                .flatMap(Optional::stream));
    }

    private static Optional<String> region(String what, Product product) {
        return region(what, product.region());
    }

    private static Optional<String> region(String what, Region region) {
        return Optional.ofNullable(region).map(known -> what + " " + known.code());
    }

    private static String errorCode(String typed) {
        if (typed == null) {
            return null;
        }
        String code = PsnErrorCode.normalise(typed);
        return ERROR_CODE.matcher(code).matches() ? code : "another";
    }

    private static String band(BigDecimal worth) {
        for (int end : BANDS) {
            if (worth.compareTo(BigDecimal.valueOf(end)) <= 0) {
                return "up to " + end;
            }
        }
        return "above " + BANDS.get(BANDS.size() - 1);
    }

    private static SortedSet<String> one(String value) {
        return all(Stream.ofNullable(value));
    }

    private static SortedSet<String> names(Stream<? extends Enum<?>> values) {
        return all(values.map(WireName::of));
    }

    /** A value has one line: it is kept as such. */
    private static SortedSet<String> all(Stream<String> values) {
        SortedSet<String> all = new TreeSet<>();
        values.map(value -> value.replaceAll("\\s+", " ")).forEach(all::add);
        return all;
    }
}
