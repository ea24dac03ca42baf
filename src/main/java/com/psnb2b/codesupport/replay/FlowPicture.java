package com.psnb2b.codesupport.replay;

import com.psnb2b.codesupport.replay.ReplaySummary.Flow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.web.util.HtmlUtils;

/**
 * Draws how claims move from what the tables in force say (left) to what a draft says (right), as an SVG picture without script and
 * without style: one band a move, as broad as it has claims. What stays is grey, what moves is orange.
 */
final class FlowPicture {

    private static final int WIDTH = 900;
    private static final int LEFT = 270;
    private static final int RIGHT = WIDTH - LEFT;
    private static final int NODE = 12;
    private static final int GAP = 14;
    private static final int TOP = 34;
    private static final int BANDS_HEIGHT = 300;
    /** So that a single claim among many can still be seen. */
    private static final double THINNEST = 1.5;
    /** Beyond these, values are drawn as one. */
    private static final int NODES = 9;

    private static final String OTHERS = "(others)";

    private final StringBuilder svg = new StringBuilder();
    private final String title;
    private final List<Flow> flows;

    private FlowPicture(String title, List<Flow> flows) {
        this.title = title;
        this.flows = flows;
    }

    /** The picture; empty where there is nothing to draw. */
    static String of(Aspect aspect, ReplaySummary summary) {
        List<Flow> flows = few(summary.flows(aspect));
        return flows.isEmpty() ? "" : new FlowPicture(aspect.label(), flows).draw();
    }

    /** The same flows, with the rare values counted together. */
    private static List<Flow> few(List<Flow> flows) {
        List<String> from = common(flows, flow -> flow.move().from());
        List<String> to = common(flows, flow -> flow.move().to());
        Map<ReplaySummary.Move, Long> merged = new LinkedHashMap<>();
        for (Flow flow : flows) {
            ReplaySummary.Move move = new ReplaySummary.Move(
                    from.contains(flow.move().from()) ? flow.move().from() : OTHERS,
                    to.contains(flow.move().to()) ? flow.move().to() : OTHERS);
            merged.merge(move, flow.claims(), Long::sum);
        }
        return merged.entrySet().stream()
                .map(entry -> new Flow(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<String> common(List<Flow> flows, Function<Flow, String> side) {
        return totals(flows, side).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(NODES)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Long> totals(List<Flow> flows, Function<Flow, String> side) {
        Map<String, Long> totals = new TreeMap<>();
        flows.forEach(flow -> totals.merge(side.apply(flow), flow.claims(), Long::sum));
        return totals;
    }

    private String draw() {
        Map<String, Long> left = totals(flows, flow -> flow.move().from());
        Map<String, Long> right = totals(flows, flow -> flow.move().to());
        List<String> leftOrder = left.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        // What stays is opposite of itself, as far as that goes.
        List<String> rightOrder = new ArrayList<>(right.keySet());
        rightOrder.sort(Comparator.comparingInt(
                (String value) -> leftOrder.contains(value) ? leftOrder.indexOf(value) : leftOrder.size()));
        double scale =
                (double) BANDS_HEIGHT / left.values().stream().mapToLong(n -> n).sum();
        Map<String, Double> leftTops = tops(leftOrder, flow -> flow.move().from(), scale);
        Map<String, Double> rightTops = tops(rightOrder, flow -> flow.move().to(), scale);
        double height = Math.max(bottom(leftOrder, leftTops, true, scale), bottom(rightOrder, rightTops, false, scale));

        open(height);
        Map<String, Double> leftNext = new LinkedHashMap<>(leftTops);
        Map<String, Double> rightNext = new LinkedHashMap<>(rightTops);
        flows.stream()
                .sorted(Comparator.<Flow>comparingInt(
                                flow -> leftOrder.indexOf(flow.move().from()))
                        .thenComparingInt(flow -> rightOrder.indexOf(flow.move().to())))
                .forEach(flow -> band(flow, leftNext, rightNext, scale));
        leftOrder.forEach(value -> node(value, left.get(value), leftTops.get(value), true, scale));
        rightOrder.forEach(value -> node(value, right.get(value), rightTops.get(value), false, scale));
        return svg.append("</svg>").toString();
    }

    private Map<String, Double> tops(List<String> order, Function<Flow, String> side, double scale) {
        Map<String, Double> tops = new LinkedHashMap<>();
        double y = TOP;
        for (String value : order) {
            tops.put(value, y);
            y += thickness(value, side, scale) + GAP;
        }
        return tops;
    }

    private double thickness(String value, Function<Flow, String> side, double scale) {
        return flows.stream()
                .filter(flow -> side.apply(flow).equals(value))
                .mapToDouble(flow -> thickness(flow, scale))
                .sum();
    }

    private static double thickness(Flow flow, double scale) {
        return Math.max(THINNEST, flow.claims() * scale);
    }

    private double bottom(List<String> order, Map<String, Double> tops, boolean isLeft, double scale) {
        String last = order.get(order.size() - 1);
        return tops.get(last) + nodeHeight(last, isLeft, scale) + GAP;
    }

    private double nodeHeight(String value, boolean isLeft, double scale) {
        return thickness(
                value, flow -> isLeft ? flow.move().from() : flow.move().to(), scale);
    }

    private void open(double height) {
        svg.append(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %.0f\" role=\"img\" font-family=\"system-ui,"
                        + " sans-serif\" font-size=\"13\" fill=\"currentColor\"><title>%s, from the tables in force to the changed ones</title>",
                WIDTH, height + 6, HtmlUtils.htmlEscape(title)));
        svg.append(format(
                "<text x=\"%d\" y=\"18\" text-anchor=\"end\" font-weight=\"600\">by the tables in force</text>", LEFT));
        svg.append(format("<text x=\"%d\" y=\"18\" font-weight=\"600\">by the changed tables</text>", RIGHT));
    }

    private void band(Flow flow, Map<String, Double> leftNext, Map<String, Double> rightNext, double scale) {
        double thick = thickness(flow, scale);
        double from = leftNext.get(flow.move().from());
        double to = rightNext.get(flow.move().to());
        leftNext.merge(flow.move().from(), thick, Double::sum);
        rightNext.merge(flow.move().to(), thick, Double::sum);
        int x1 = LEFT + NODE;
        int middle = WIDTH / 2;
        svg.append(format(
                "<path d=\"M%d,%.1f C%d,%.1f %d,%.1f %d,%.1f V%.1f C%d,%.1f %d,%.1f %d,%.1f Z\" fill=\"%s\""
                        + " fill-opacity=\"%s\"><title>%s</title></path>",
                x1,
                from,
                middle,
                from,
                middle,
                to,
                RIGHT - NODE,
                to,
                to + thick,
                middle,
                to + thick,
                middle,
                from + thick,
                x1,
                from + thick,
                flow.move().isChange() ? "#d9480f" : "#76828e",
                flow.move().isChange() ? "0.75" : "0.35",
                HtmlUtils.htmlEscape(flow.move().from() + " → " + flow.move().to() + ": " + count(flow.claims()))));
    }

    private void node(String value, long claims, double top, boolean isLeft, double scale) {
        double height = nodeHeight(value, isLeft, scale);
        svg.append(format(
                "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"/>",
                isLeft ? LEFT : RIGHT - NODE, top, NODE, height));
        svg.append(format(
                "<text x=\"%d\" y=\"%.1f\" dominant-baseline=\"middle\"%s>%s</text>",
                isLeft ? LEFT - 8 : RIGHT + 8,
                top + height / 2,
                isLeft ? " text-anchor=\"end\"" : "",
                HtmlUtils.htmlEscape(shortened(value) + " (" + count(claims) + ")")));
    }

    private static String shortened(String value) {
        return value.length() <= 30 ? value : value.substring(0, 29) + "…";
    }

    private static String count(long claims) {
        return String.format(Locale.ROOT, "%,d", claims);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
