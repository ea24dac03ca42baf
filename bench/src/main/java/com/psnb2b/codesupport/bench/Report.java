package com.psnb2b.codesupport.bench;

import com.psnb2b.codesupport.bench.Bench.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Writes what was measured as a table and a picture. */
record Report(Map<String, Measured> measured, int open, int claims, int rounds, String server) {

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("results.md"), table());
        Files.writeString(folder.resolve("to-review.svg"), picture());
    }

    private String table() {
        StringBuilder text = new StringBuilder("# The product beside bare engines and the bare database\n\n");
        text.append(line("%s; %d processors, %.0f GiB, Java %s; %s; Camunda 7.24.0, Flowable 7.2.0.",
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                memoryGib(),
                Runtime.version().feature(),
                server.replaceAll(" on .*", "")));
        text.append(line("%d open claims beforehand; medians of %d interleaved rounds of %d claims (lowest – highest).",
                open, rounds, claims));
        text.append("\n| | ").append(String.join(" | ", measured.keySet())).append(" |\n| --- |")
                .append(" --- |".repeat(measured.size())).append('\n');
        for (int clients : Bench.CLIENTS) {
            rates(text, "to review, claims/s, " + clients + clients(clients), of -> of.filed().get(clients));
        }
        for (int clients : Bench.CLIENTS) {
            rates(text, "decided, claims/s, " + clients + clients(clients), of -> of.decided().get(clients));
        }
        for (int clients : Bench.CLIENTS) {
            row(text, "filing answered, p50 / p99 ms, " + clients + clients(clients), of -> "%.0f / %.0f".formatted(
                    median(of.filed().get(clients), Load::p50Millis), median(of.filed().get(clients), Load::p99Millis)));
        }
        for (int clients : Bench.CLIENTS) {
            row(text, "decision answered, p50 / p99 ms, " + clients + clients(clients), of -> "%.0f / %.0f".formatted(
                    median(of.decided().get(clients), Load::p50Millis), median(of.decided().get(clients), Load::p99Millis)));
        }
        counts(text, "to review", Measured::filing);
        counts(text, "to decide", Measured::deciding);
        row(text, "calls repeated after a failure", of -> String.valueOf(java.util.stream.Stream.of(of.filed(), of.decided())
                .flatMap(loads -> loads.values().stream())
                .flatMap(List::stream)
                .mapToInt(Load::repeated)
                .sum()));
        row(text, "tables + indexes a finished claim, KB", of -> {
            List<Database.Size> kept = of.kept();
            Database.Size first = kept.get(0);
            Database.Size last = kept.get(kept.size() - 1);
            double finished = 1e3 * claims * (kept.size() - 1);
            return "%.1f + %.1f".formatted(
                    (last.heap() - first.heap()) / finished, (last.indexes() - first.indexes()) / finished);
        });
        text.append("\nThe product is measured over HTTP with an API key, idempotency key, screenshot and delivery log; its")
                .append(" decisions over engine REST with HTTP Basic. The engines and the floor run inside the measuring")
                .append(" process, with the same garbage collector. *To review* ends when every claim has its review task. Bytes a finished claim: what the database grew by")
                .append(" between the first and the last measurement, dead rows included.\n\n![Claims a second](to-review.svg)\n");
        return text.toString();
    }

    private void counts(StringBuilder text, String what, java.util.function.Function<Measured, List<Database.Counts>> of) {
        each(text, "SQL statements a claim, " + what, of, Database.Counts::statements, 1);
        each(text, "transactions a claim, " + what, of, Database.Counts::transactions, 1);
        each(text, "rows written a claim, " + what, of, Database.Counts::rows, 1);
        each(text, "write-ahead log KB a claim, " + what, of, Database.Counts::walBytes, 1000);
    }

    private void each(
            StringBuilder text,
            String label,
            java.util.function.Function<Measured, List<Database.Counts>> of,
            ToLongFunction<Database.Counts> value,
            double unit) {
        row(text, label, measured -> "%.1f".formatted(median(of.apply(measured), value::applyAsLong) / claims / unit));
    }

    private void rates(StringBuilder text, String label, java.util.function.Function<Measured, List<Load>> of) {
        row(text, label, measured -> {
            double[] sorted = of.apply(measured).stream().mapToDouble(Load::perSecond).sorted().toArray();
            return "**%.0f** (%.0f – %.0f)".formatted(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
        });
    }

    private void row(StringBuilder text, String label, java.util.function.Function<Measured, String> cell) {
        text.append("| ").append(label).append(" | ")
                .append(String.join(" | ", measured.values().stream().map(cell).toList())).append(" |\n");
    }

    private String picture() {
        int most = Bench.CLIENTS[Bench.CLIENTS.length - 1];
        double top = measured.values().stream().mapToDouble(of -> median(of.filed().get(most), Load::perSecond)).max().orElse(1);
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\""
                + (40 + 44 * measured.size()) + "\" font-family=\"sans-serif\" font-size=\"14\">");
        svg.append("<text x=\"10\" y=\"22\">Claims a second to the review task, ").append(most).append(" clients, median</text>");
        int y = 36;
        for (var of : measured.entrySet()) {
            double rate = median(of.getValue().filed().get(most), Load::perSecond);
            svg.append(String.format(Locale.ROOT,
                    "<text x=\"10\" y=\"%d\">%s</text><rect x=\"90\" y=\"%d\" width=\"%.0f\" height=\"26\" fill=\"%s\"/>"
                            + "<text x=\"%.0f\" y=\"%d\">%.0f</text>",
                    y + 19, of.getKey(), y, 480 * rate / top, of.getKey().equals("product") ? "#0b5fad" : "#8a97a6",
                    96 + 480 * rate / top, y + 19, rate));
            y += 44;
        }
        return svg.append("</svg>\n").toString();
    }

    private static <T> double median(List<T> values, ToDoubleFunction<T> value) {
        double[] sorted = values.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static String clients(int clients) {
        return clients == 1 ? " client" : " clients";
    }

    private static double memoryGib() {
        var system = (com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        return system.getTotalMemorySize() / (double) (1L << 30);
    }

    private static String line(String text, Object... values) {
        return String.format(Locale.ROOT, text, values) + "\n";
    }
}
