package com.psnb2b.codesupport.agreement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How far persons agree: in all, by type of claim, by pair of persons, and how each stands to the others.
 *
 * @param pairs by both user ids in the order of the alphabet, whoever of them decided first
 */
public record AgreementFigures(Kappa all, Map<String, Kappa> types, Map<Pair, Kappa> pairs, List<Standing> persons) {

    /** Two persons, the first in the order of the alphabet. */
    public record Pair(String one, String other) implements Comparable<Pair> {

        static Pair of(Look look) {
            return look.firstBy().compareTo(look.secondBy()) <= 0
                    ? new Pair(look.firstBy(), look.secondBy())
                    : new Pair(look.secondBy(), look.firstBy());
        }

        @Override
        public int compareTo(Pair that) {
            int first = one.compareTo(that.one);
            return first == 0 ? other.compareTo(that.other) : first;
        }
    }

    public static AgreementFigures of(List<Look> looks) {
        return new AgreementFigures(Kappa.of(looks), by(looks, Look::type), by(looks, Pair::of), Standing.of(looks));
    }

    private static <K> Map<K, Kappa> by(Collection<Look> looks, Function<Look, K> key) {
        Map<K, Kappa> figures = new TreeMap<>();
        looks.stream().collect(Collectors.groupingBy(key)).forEach((of, some) -> figures.put(of, Kappa.of(some)));
        return figures;
    }

    /** A line a figure; where there are too few looks to say, the cells of it are empty. */
    public String csv() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "figure,of,and,looks,agreed,kappa,low,high,disagreed,settled_against,way,in_that_way,others,chance,named");
        lines.add(line("all", "", "", all));
        types.forEach((type, kappa) -> lines.add(line("type", type, "", kappa)));
        pairs.forEach((pair, kappa) -> lines.add(line("pair", pair.one(), pair.other(), kappa)));
        persons.forEach(person -> lines.add(line(person)));
        return String.join("\r\n", lines) + "\r\n";
    }

    private static String line(String figure, String of, String and, Kappa kappa) {
        return String.join(
                ",",
                figure,
                cell(of),
                cell(and),
                String.valueOf(kappa.looks()),
                number(kappa.agreed()),
                number(kappa.isTooFew() ? Double.NaN : kappa.value()),
                number(kappa.isTooFew() ? Double.NaN : kappa.low()),
                number(kappa.isTooFew() ? Double.NaN : kappa.high()),
                ",,,,,,");
    }

    private static String line(Standing standing) {
        return String.join(
                ",",
                "person",
                cell(standing.person()),
                "",
                String.valueOf(standing.looks()),
                ",,,",
                String.valueOf(standing.disagreed()),
                String.valueOf(standing.against()),
                standing.isTooFew() ? "" : standing.way().name().toLowerCase(Locale.ROOT),
                standing.isTooFew() ? "" : String.valueOf(standing.inThatWay()),
                number(standing.isTooFew() ? Double.NaN : standing.others()),
                Double.isNaN(standing.chance()) ? "" : String.format(Locale.ROOT, "%.2g", standing.chance()),
                standing.isTooFew() ? "" : String.valueOf(standing.named()));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value);
    }

    /** What a spreadsheet would take for a formula is text. */
    private static String cell(String text) {
        String plain = text.matches("[=+@\\-\\t\\r].*") ? "'" + text : text;
        return plain.matches(".*[\",\\r\\n].*") ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }
}
