package com.psnb2b.codesupport.claim;

import com.psnb2b.codesupport.claim.FaceValue.Duration;
import com.psnb2b.codesupport.claim.FaceValue.Money;
import com.psnb2b.codesupport.claim.FaceValue.NotUnderstood;
import java.text.Normalizer;
import java.time.Period;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Takes the words of a face value apart: one number, and a currency or a unit of time before or behind it. */
final class FaceValueReader {

    private static final NotUnderstood NOT_UNDERSTOOD = new NotUnderstood();

    /** One month or day of each unit, by its names in the languages of the stores. */
    private static final Map<String, Period> UNITS = new HashMap<>();

    static {
        unit(Period.ofMonths(1), "M MO MON MTH MONTH MONTHS MONAT MONATE MONATEN MOIS MES MESES MESE MESI MESIĄC");
        unit(Period.ofMonths(1), "MIESIĄC MIESIĄCE MIESIĘCY MÊS AY か月 ヶ月 ヵ月 カ月 ケ月 個月 个月 개월 МЕСЯЦ МЕСЯЦА МЕСЯЦЕВ");
        unit(Period.ofMonths(12), "Y YR YRS YEAR YEARS JAHR JAHRE JAHREN AN ANS ANNÉE ANNÉES AÑO AÑOS ANNO ANNI");
        unit(Period.ofMonths(12), "ANO ANOS ROK LATA LAT YIL YILLIK 年 年間 년 ГОД ГОДА ЛЕТ");
        unit(Period.ofDays(1), "D DAY DAYS TAG TAGE TAGEN JOUR JOURS DÍA DÍAS DIA DIAS GIORNO GIORNI DZIEŃ DNI 日 日間 일");
        unit(Period.ofDays(7), "W WK WEEK WEEKS WOCHE WOCHEN SEMAINE SEMAINES SEMANA SEMANAS SETTIMANA SETTIMANE 週間");
    }

    /** Of the words that were read, since a claim's are read several times, and a catalogue has few of them. */
    private static final Map<String, FaceValue> KNOWN = new ConcurrentHashMap<>();

    private static final int KNOWN_AT_MOST = 1000;

    private FaceValueReader() {}

    private static void unit(Period one, String names) {
        for (String name : names.split(" ")) {
            UNITS.put(name, one);
        }
    }

    static FaceValue read(String text) {
        FaceValue known = KNOWN.get(text);
        if (known == null) {
            known = taken(text);
            if (KNOWN.size() >= KNOWN_AT_MOST) {
                KNOWN.clear();
            }
            KNOWN.put(text, known);
        }
        return known;
    }

    private static FaceValue taken(String text) {
        String plain = plain(text);
        int first = firstDigit(plain);
        if (first < 0) {
            return NOT_UNDERSTOOD;
        }
        int end = lastDigit(plain) + 1;
        String before = plain.substring(0, first).strip();
        String number = plain.substring(first, end);
        String behind = withoutDash(plain.substring(end)).strip();
        Period unit = UNITS.get(withoutHyphen(behind).toUpperCase(Locale.ROOT));
        return unit != null && before.isEmpty() ? period(number, unit) : money(before, number, behind);
    }

    private static FaceValue period(String number, Period unit) {
        boolean plainNumber = number.length() <= 4 && number.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        int count = plainNumber ? Integer.parseInt(number) : 0;
        return count > 0 ? new Duration(unit.multipliedBy(count)) : NOT_UNDERSTOOD;
    }

    private static FaceValue money(String before, String number, String behind) {
        Optional<WrittenAmount> amount = WrittenAmount.read(number);
        if (amount.isEmpty()) {
            return NOT_UNDERSTOOD;
        }
        if (before.isEmpty() && behind.isEmpty()) {
            return new Money(amount.get(), Set.of());
        }
        return currencies(before, behind)
                .<FaceValue>map(currencies -> new Money(amount.get(), currencies))
                .orElse(NOT_UNDERSTOOD);
    }

    /** Empty where the words are no currency, or two that exclude each other, such as {@code € 20 USD}. */
    private static Optional<Set<Currency>> currencies(String before, String behind) {
        if (before.isEmpty() || behind.isEmpty()) {
            return CurrencyNames.find(before.isEmpty() ? behind : before);
        }
        return CurrencyNames.find(before)
                .flatMap(first -> CurrencyNames.find(behind)
                        .map(second -> first.stream().filter(second::contains).collect(Collectors.toUnmodifiableSet()))
                        .filter(both -> !both.isEmpty()));
    }

    /** Compatible letters made one, digits of every script as ASCII, every blank a blank, nothing invisible. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach(letter -> {
            if (Character.isDigit(letter)) {
                plain.append((char) ('0' + Character.digit(letter, 10)));
            } else if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
                plain.append(' ');
            } else if (Character.getType(letter) != Character.FORMAT) {
                plain.appendCodePoint(letter);
            }
        });
        return plain.toString();
    }

    private static int firstDigit(String plain) {
        for (int at = 0; at < plain.length(); at++) {
            if (isDigit(plain.charAt(at))) {
                return at;
            }
        }
        return -1;
    }

    private static int lastDigit(String plain) {
        int at = plain.length() - 1;
        while (!isDigit(plain.charAt(at))) {
            at--;
        }
        return at;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    /** {@code 20,-} and {@code 20.--} say that there are no minor units. */
    private static String withoutDash(String behind) {
        if (behind.length() < 2 || behind.charAt(0) != ',' && behind.charAt(0) != '.') {
            return behind;
        }
        int at = 1;
        while (at < behind.length() && Character.getType(behind.charAt(at)) == Character.DASH_PUNCTUATION) {
            at++;
        }
        return at == 1 ? behind : behind.substring(at);
    }

    private static String withoutHyphen(String unit) {
        return unit.startsWith("-") ? unit.substring(1) : unit;
    }
}
