package com.psnb2b.codesupport.claim;

import java.math.BigDecimal;
import java.time.Period;
import java.util.Currency;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the words of a face value mean: an amount of money, a period, or nothing that can be understood (policy, section
 * 2a). It is never guessed: ranges, several numbers, words and amounts of zero are not understood.
 */
public sealed interface FaceValue {

    /** Longer texts are not read; the readers of claims allow 60. */
    int LENGTH = 80;

    /** Compares by what is meant. */
    Comparison compare(FaceValue other);

    /**
     * Reads a face value in any usual order, script and grouping: {@code $50}, {@code 20,79 EUR}, {@code 1.000,00 €},
     * {@code 5000円}, {@code 12 months}.
     */
    static FaceValue of(String text) {
        return text.length() > LENGTH ? new NotUnderstood() : FaceValueReader.read(text);
    }

    /** Words that are no value; they compare with nothing. */
    record NotUnderstood() implements FaceValue {
        @Override
        public Comparison compare(FaceValue other) {
            return Comparison.NOT_COMPARABLE;
        }
    }

    /**
     * How long a subscription runs, compared with periods alone.
     *
     * @param length of months or of days, never of both
     */
    record Duration(Period length) implements FaceValue {
        @Override
        public Comparison compare(FaceValue other) {
            if (!(other instanceof Duration that) || isMonths() != that.isMonths()) {
                return Comparison.NOT_COMPARABLE;
            }
            return length.equals(that.length) ? Comparison.SAME : Comparison.DIFFERENT;
        }

        private boolean isMonths() {
            return length.getDays() == 0;
        }
    }

    /**
     * An amount, in one currency, in one of several that share a symbol, or in one that is not told.
     *
     * @param amount as written, with the readings that it leaves open
     * @param currencies that it may be of; empty where none is written
     */
    record Money(WrittenAmount amount, Set<Currency> currencies) implements FaceValue {

        @Override
        public Comparison compare(FaceValue other) {
            if (!(other instanceof Money that)) {
                return Comparison.NOT_COMPARABLE;
            }
            if (currencies.isEmpty() && that.currencies.isEmpty()) {
                return same(amount.usual(), that.amount.usual()) ? Comparison.SAME : Comparison.NOT_COMPARABLE;
            }
            Set<Currency> common = common(that);
            if (common.stream().anyMatch(currency -> same(in(currency), that.in(currency)))) {
                return Comparison.SAME;
            }
            boolean told = !currencies.isEmpty() && !that.currencies.isEmpty();
            return told && common.stream().noneMatch(currency -> mayMeanTheSame(that, currency))
                    ? Comparison.DIFFERENT
                    : Comparison.NOT_COMPARABLE;
        }

        /** The highest amount that it may mean in that currency; empty where it is of another, or of none that is told. */
        public Optional<BigDecimal> highestIn(Currency currency) {
            return currencies.contains(currency)
                    ? Optional.ofNullable(amount.highest(currency.getDefaultFractionDigits()))
                    : Optional.empty();
        }

        private Set<Currency> common(Money that) {
            if (currencies.isEmpty() || that.currencies.isEmpty()) {
                return currencies.isEmpty() ? that.currencies : currencies;
            }
            Set<Currency> common = new HashSet<>(currencies);
            common.retainAll(that.currencies);
            return common;
        }

        private BigDecimal in(Currency currency) {
            return amount.in(currency.getDefaultFractionDigits());
        }

        /** Whether a decimal point forgotten, a separator read otherwise, or an amount of no such currency explains it. */
        private boolean mayMeanTheSame(Money that, Currency currency) {
            BigDecimal here = in(currency);
            BigDecimal there = that.in(currency);
            if (here == null || there == null) {
                return true;
            }
            int minorDigits = currency.getDefaultFractionDigits();
            return same(here.movePointRight(minorDigits), there)
                    || same(here, there.movePointRight(minorDigits))
                    || same(amount.highest(minorDigits), that.amount.highest(minorDigits))
                    || same(amount.highest(minorDigits), there)
                    || same(here, that.amount.highest(minorDigits));
        }

        private static boolean same(BigDecimal one, BigDecimal other) {
            return one != null && other != null && one.compareTo(other) == 0;
        }
    }
}
