package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.code.CodeReference;
import com.psnb2b.codesupport.guard.Results;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a worker may be told: facts of the claim, under the names of a start by flat variables (contract, section 3), what
 * the process routes on, and results of other tasks. A task names which of them; never a full code, which nobody has.
 */
final class WorkerVariables {

    /** The extension property of a task that names them, separated by commas. */
    static final String PROPERTY = Results.TOLD;

    private static final Map<String, Function<Claim, Object>> FACTS = Map.ofEntries(
            of("reportedIssue", claim -> WireName.of(claim.facts().reportedIssue())),
            of("maskedCode", claim -> optional(claim.facts().code(), CodeReference::masked)),
            fact("productRegion", facts -> facts.product().region()),
            fact("productSku", facts -> facts.product().sku()),
            of("productDenomination", claim -> optional(claim.facts().product().denomination(), money -> money.text())),
            fact("orderedRegion", facts -> facts.ordered().region()),
            fact("accountRegion", ClaimFacts::accountRegion),
            fact("deliveredAt", ClaimFacts::deliveredAt),
            fact("madeAvailableAt", ClaimFacts::madeAvailableAt),
            fact("retrievedAt", ClaimFacts::retrievedAt),
            fact("customerReport", facts -> facts.report().text()),
            fact("errorCode", facts -> facts.report().errorCode()),
            fact("attemptedAt", facts -> facts.report().attemptedAt()),
            fact("reportedAt", facts -> facts.report().reportedAt()),
            fact("reference", ClaimFacts::reference),
            of("orderId", claim -> claim.facts().orderId()),
            of("resellerId", Claim::resellerId));

    private static final Set<String> ROUTED_ON =
            Set.of(ProcessModel.CLAIM_TYPE, ProcessModel.COVERAGE, ProcessModel.EVIDENCE_COMPLETE);

    /** All that a task may name, besides results. */
    static final Set<String> NAMES =
            Stream.concat(FACTS.keySet().stream(), ROUTED_ON.stream()).collect(Collectors.toCollection(TreeSet::new));

    private WorkerVariables() {}

    /** The values of everything that may be told. */
    static Map<String, Object> all(Optional<Claim> claim, Map<String, Object> stored) {
        return of(
                Stream.concat(NAMES.stream(), stored.keySet().stream()).collect(Collectors.joining(",")),
                claim,
                stored);
    }

    /**
     * The values of what a task names.
     *
     * @param named as the model has it; null for nothing
     * @param stored the variables of the process
     */
    static Map<String, Object> of(String named, Optional<Claim> claim, Map<String, Object> stored) {
        Map<String, Object> values = new LinkedHashMap<>();
        Arrays.stream(named == null ? new String[0] : named.split(","))
                .map(String::trim)
                .filter(name -> NAMES.contains(name) || Results.isResult(name))
                .forEach(name -> values.put(
                        name,
                        FACTS.containsKey(name) ? claim.map(FACTS.get(name)).orElse(null) : stored.get(name)));
        return values;
    }

    private static Map.Entry<String, Function<Claim, Object>> of(String name, Function<Claim, Object> value) {
        return Map.entry(name, value);
    }

    /** A fact as text; null where it is not known. */
    private static Map.Entry<String, Function<Claim, Object>> fact(String name, Function<ClaimFacts, Object> value) {
        return of(name, claim -> optional(value.apply(claim.facts()), Object::toString));
    }

    private static <T> Object optional(T value, Function<T, Object> read) {
        return value == null ? null : read.apply(value);
    }
}
