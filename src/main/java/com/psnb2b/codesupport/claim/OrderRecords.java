package com.psnb2b.codesupport.claim;

import com.psnb2b.codesupport.code.CodeReference;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The supplier's records that a claim may be about, all of its own reseller, and which of them it is (policy, section 3).
 *
 * @param records of the claim's order: every one whose code may be the claim's, those of no code, and of the others at
 *     least the one that was delivered first
 * @param statuses of the order, by whichever record of it
 * @param elsewhere records of the claim's code under other orders
 */
public record OrderRecords(List<DeliveryRecord> records, Set<OrderStatus> statuses, List<DeliveryRecord> elsewhere) {

    private static final Comparator<DeliveryRecord> EARLIEST_FIRST =
            Comparator.comparing(OrderRecords::delivered, Comparator.nullsLast(Comparator.naturalOrder()));

    public OrderRecords {
        records = records.stream().sorted(EARLIEST_FIRST).toList();
    }

    /**
     * The record of what a claim is about, where these are all states that were sent of records.
     *
     * @param states of whichever reseller and order
     */
    public static Optional<DeliveryRecord> about(Submission claim, List<DeliveryState> states) {
        CodeReference code = claim.facts().code();
        String order = OrderIds.folded(claim.facts().orderId());
        Predicate<DeliveryRecord> ofOrder =
                record -> OrderIds.folded(record.orderId()).equals(order);
        List<DeliveryRecord> own = byCode(states).stream()
                .filter(record -> record.resellerId().equals(claim.resellerId()))
                .toList();
        Set<OrderStatus> statuses = EnumSet.noneOf(OrderStatus.class);
        own.stream().filter(ofOrder).map(DeliveryRecord::orderStatuses).forEach(statuses::addAll);
        List<DeliveryRecord> elsewhere = own.stream()
                .filter(ofOrder.negate())
                .filter(record -> code != null && record.code() != null && code.matches(record.code()))
                .toList();
        return new OrderRecords(own.stream().filter(ofOrder).toList(), statuses, elsewhere).about(code);
    }

    private static List<DeliveryRecord> byCode(List<DeliveryState> states) {
        Map<List<Object>, List<DeliveryState>> byCode = states.stream()
                .collect(Collectors.groupingBy(state -> Arrays.asList(
                        state.said().resellerId(),
                        OrderIds.folded(state.said().orderId()),
                        state.said().code())));
        return byCode.values().stream()
                .map(one ->
                        new DeliveryHistory(one).record().of(one.get(0).said().code()))
                .toList();
    }

    /**
     * The record of what a claim is about; of several that fit equally well none is taken, for a guess would be worse.
     *
     * @param code null where the claim names none
     */
    public Optional<DeliveryRecord> about(CodeReference code) {
        boolean isComparable = code != null && !code.isIncomparable();
        return (isComparable ? byCode(code) : ofTheOrder())
                .map(record -> record.and(ofTheWholeOrder(code)))
                .or(this::madeGood);
    }

    /** Of a claim that names no code, or one of which nothing can be compared: by the order alone. */
    private Optional<DeliveryRecord> ofTheOrder() {
        List<DeliveryRecord> withCode = ofCode(Objects::nonNull);
        return only(withCode.isEmpty() ? records : withCode);
    }

    private Optional<DeliveryRecord> byCode(CodeReference code) {
        return Stream.<Predicate<CodeReference>>of(
                        recorded -> isWhole(code) && isWhole(recorded) && code.matches(recorded),
                        code::looksLike,
                        code::matches)
                .map(this::ofCode)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .map(OrderRecords::only)
                .orElseGet(() -> only(elsewhere).or(this::earliestOfOtherCodes));
    }

    /** What was delivered first opens the window; nobody knows which of them the claim is about, so the order counts whole. */
    private Optional<DeliveryRecord> earliestOfOtherCodes() {
        return records.stream()
                .findFirst()
                .map(earliest -> earliest.code() != null
                        ? earliest
                        : earliest.of(ofCode(Objects::nonNull).stream()
                                .map(DeliveryRecord::code)
                                .findFirst()
                                .orElse(null)))
                .map(earliest -> earliest.deliveryTimeAlone().and(statuses));
    }

    /** That the order was paid back is known, though not which of its records the claim is about. */
    private Optional<DeliveryRecord> madeGood() {
        return records.stream()
                .findFirst()
                .filter(any -> !statuses.isEmpty())
                .map(any -> new DeliveryRecord(
                        any.orderId(),
                        any.resellerId(),
                        null,
                        null,
                        null,
                        Product.UNKNOWN,
                        Product.UNKNOWN,
                        null,
                        null,
                        null,
                        null,
                        statuses));
    }

    /** A status sent without a code counts for the whole order; with a masked code, for every code that it may be. */
    private Set<OrderStatus> ofTheWholeOrder(CodeReference code) {
        Set<OrderStatus> found = EnumSet.noneOf(OrderStatus.class);
        records.stream()
                .filter(record ->
                        record.code() == null || code != null && !isWhole(record.code()) && code.matches(record.code()))
                .map(DeliveryRecord::orderStatuses)
                .forEach(found::addAll);
        return found;
    }

    private List<DeliveryRecord> ofCode(Predicate<CodeReference> which) {
        return records.stream()
                .filter(record -> record.code() != null && which.test(record.code()))
                .toList();
    }

    /** When it was delivered or made available, whichever was first; null where neither is known. */
    private static Instant delivered(DeliveryRecord record) {
        return Stream.of(record.deliveredAt(), record.madeAvailableAt())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static boolean isWhole(CodeReference code) {
        return code.fingerprint() != null;
    }

    private static Optional<DeliveryRecord> only(List<DeliveryRecord> records) {
        return records.size() == 1 ? Optional.of(records.get(0)) : Optional.empty();
    }
}
