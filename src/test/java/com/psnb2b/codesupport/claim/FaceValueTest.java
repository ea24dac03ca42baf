package com.psnb2b.codesupport.claim;

import static com.psnb2b.codesupport.claim.Comparison.DIFFERENT;
import static com.psnb2b.codesupport.claim.Comparison.NOT_COMPARABLE;
import static com.psnb2b.codesupport.claim.Comparison.SAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Face values mean what people mean by them, or nothing (policy, section 2a). */
class FaceValueTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "50 USD | $50",
                "50 USD | US$ 50",
                "50 USD | US$50.00",
                "50 USD | usd 50",
                "50 USD | 50",
                "50 | 50.00",
                "50 USD | 50 US dollars",
                "50 USD | $50 USD",
                "50 USD | 50,00 USD",
                "50 USD | 50\u00a0USD",
                "50 USD | ５０ USD",
                "50 USD | ٥٠ USD",
                "50 CAD | $50",
                "20 EUR | 20 €",
                "20 EUR | €20",
                "20 EUR | 20,- €",
                "20 EUR | 20.– EUR",
                "20 EUR | 20 euros",
                "20,79 EUR | 20.79 EUR",
                "1000 EUR | 1.000,00 €",
                "1000 EUR | 1 000 EUR",
                "1000 EUR | 1\u202f000,00\u00a0€",
                "1000 EUR | 1 000 €",
                "1000 CHF | 1'000.00 CHF",
                "1000 CHF | Fr. 1’000.–",
                "1000 TRY | 1.000 TRY",
                "100 TRY | 100 TL",
                "100 TRY | ₺100",
                "5000 JPY | ¥5000",
                "5000 JPY | ￥５，０００",
                "5000 JPY | 5000円",
                "5000 JPY | 5,000 yen",
                "100 CNY | 100元",
                "100 CNY | ¥100",
                "90 KWD | 90.000 KWD",
                "1234.5 KWD | 1,234.500 KWD",
                "100000 INR | 1,00,000 INR",
                "100000 INR | ₹1,00,000.00",
                "500 SEK | 500 kr",
                "500 NOK | kr. 500",
                "50 GBP | £50",
                "50 BRL | R$ 50,00",
                "100 SAR | 100 ر.س",
                "10000 KRW | 10000원",
                "50 PLN | 50 zł",
                "$50 | 50 USD",
                "$50 | 50",
                "12 months | 1 year",
                "12 months | 12M",
                "12 months | 12-month",
                "12 months | 12 Monate",
                "1 year | 1年",
                "3 months | 3か月",
                "14 days | 2 weeks",
            })
    void sameValueInOtherWords(String one, String other) {
        assertThat(compare(one, other)).isEqualTo(SAME);
        assertThat(compare(other, one)).isEqualTo(SAME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "50 USD | $20",
                "$50 | $20",
                "20 GBP | 20 EUR",
                "20 GBP | 20 €",
                "$20 | 20 EUR",
                "250 TRY | 100 TL",
                "1.000 TRY | 1 TRY",
                "5000 JPY | 500 JPY",
                "12 months | 1 month",
                "7 days | 14 days",
            })
    void otherValue(String one, String other) {
        assertThat(compare(one, other)).isEqualTo(DIFFERENT);
        assertThat(compare(other, one)).isEqualTo(DIFFERENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20.79 EUR | 2079 EUR",
                "50 USD | 5000 USD",
                "50 USD | 60",
                "50 | 60",
                "0 months | 0 months",
                "10000 months | 10000 months",
                "1.5 years | 1.5 years",
                "12 months | 1.000 days",
                "1,0000 USD | 10000 USD",
                "1,00,00 INR | 10000 INR",
                "50 USD | 50 USD each, ten codes",
                "50 USD | fifty",
                "50 USD | 50-100 USD",
                "50 USD | 20 or 50 USD",
                "50 USD | 2 x 25 USD",
                "50 USD | 5OO USD",
                "50 USD | $5M",
                "50 USD | -50 USD",
                "50 USD | 0 USD",
                "50 USD | USD",
                "50 USD | 0.5 BTC",
                "50 USD | € 50 USD",
                "50 USD | 12 months",
                "12 months | 30 days",
                "1000 KWD | 1.000 KWD",
                "5 thousand USD | 5000 USD",
                "1万円 | 10000円",
            })
    void whatCannotBeCompared(String one, String other) {
        assertThat(compare(one, other)).isEqualTo(NOT_COMPARABLE);
        assertThat(compare(other, one)).isEqualTo(NOT_COMPARABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", ".", "5.", "$", "1.2.3.4 USD", "1,23,4 USD", "99999999999999999 USD", "٫5 USD", "00.5.0"
            })
    void slipsAreNoValue(String text) {
        assertThat(FaceValue.of(text)).isInstanceOfAny(FaceValue.NotUnderstood.class, FaceValue.Money.class);
        assertThat(compare(text, "5000 USD")).isEqualTo(NOT_COMPARABLE);
    }

    @Test
    void highestReadingCountsForWorth() {
        assertThat(highest("90.000 KWD", "KWD")).isEqualByComparingTo("90000");
        assertThat(highest("1.000 TRY", "TRY")).isEqualByComparingTo("1000");
        assertThat(highest("$50", "CAD")).isEqualByComparingTo("50");
        assertThat(((FaceValue.Money) FaceValue.of("50")).highestIn(Currency.getInstance("USD")))
                .isEmpty();
        assertThat(((FaceValue.Money) FaceValue.of("20 EUR")).highestIn(Currency.getInstance("USD")))
                .isEmpty();
    }

    /** Whatever way a country writes its money: read as itself, or as nothing, and never as another amount. */
    @Test
    void tenThousandWritingsAreReadAsThemselvesOrAsNothing() {
        Random random = new Random(17);
        List<Locale> locales = List.of(Locale.getAvailableLocales()).stream()
                .filter(locale -> locale.getCountry().length() == 2)
                .toList();
        int understood = 0;
        for (int round = 0; round < 10_000; round++) {
            Currency currency = Currency.getInstance(CURRENCIES.get(random.nextInt(CURRENCIES.size())));
            int minor = currency.getDefaultFractionDigits();
            BigDecimal amount = new BigDecimal(1 + random.nextInt(random.nextBoolean() ? 1_000_000 : 20_000))
                    .movePointLeft(minor)
                    .setScale(random.nextBoolean() ? minor : Math.min(minor, 2), RoundingMode.UP);
            NumberFormat format = NumberFormat.getCurrencyInstance(locales.get(random.nextInt(locales.size())));
            format.setCurrency(currency);
            format.setMinimumFractionDigits(minor);
            format.setMaximumFractionDigits(minor);
            if (random.nextBoolean() && format instanceof DecimalFormat decimal) {
                var symbols = decimal.getDecimalFormatSymbols();
                symbols.setCurrencySymbol(currency.getCurrencyCode());
                decimal.setDecimalFormatSymbols(symbols);
            }
            String written = format.format(amount);

            FaceValue read = FaceValue.of(written);
            Comparison toItself = read.compare(
                    FaceValue.of(amount.toPlainString().replaceAll("\\.0+$", "") + " " + currency.getCurrencyCode()));

            assertThat(toItself).as("%s is %s %s", written, amount, currency).isNotEqualTo(DIFFERENT);
            if (read instanceof FaceValue.Money money && money.currencies().equals(Set.of(currency))) {
                understood++;
                assertThat(money.amount().in(minor)).as(written).isEqualByComparingTo(amount);
            }
        }
        assertThat(understood).isGreaterThan(5_000);
    }

    private static final List<String> CURRENCIES = List.of(
            "USD", "EUR", "GBP", "JPY", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "BRL", "ARS", "CLP", "COP",
            "PEN", "SEK", "NOK", "DKK", "CZK", "PLN", "HUF", "RON", "BGN", "CHF", "TRY", "UAH", "ILS", "AED", "SAR",
            "QAR", "KWD", "BHD", "OMR", "ZAR", "INR", "IDR", "MYR", "THB", "KRW", "CNY", "VND", "PHP", "ISK");

    private static BigDecimal highest(String text, String currency) {
        return ((FaceValue.Money) FaceValue.of(text))
                .highestIn(Currency.getInstance(currency))
                .orElseThrow();
    }

    private static Comparison compare(String one, String other) {
        return FaceValue.of(one).compare(FaceValue.of(other));
    }
}
