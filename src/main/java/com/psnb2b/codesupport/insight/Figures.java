package com.psnb2b.codesupport.insight;

import com.psnb2b.codesupport.claim.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the sums: as many rows as there are days and values in them, however many claims there are. */
@Component
public class Figures {

    /** Beyond this it is only said that many wait to be counted. */
    private static final int COUNTED = 100_000;

    /** What the lines of an answer are. */
    public enum By {
        TOTAL("''"),
        DAY("day::text"),
        TYPE("type"),
        VALUE("value");

        private final String column;

        By(String column) {
            this.column = column;
        }
    }

    private static final String SLICE = """
             where reseller_id = :reseller and dimension = :dimension and day between :from and :until
                and (:type::text is null or type = :type) and (:value::text is null or value = :value)""";

    private static final String LINES_SQL = """
            select %1$s as line, sum(filed) as filed, sum(replacement) as replacement, sum(refund) as refund,
                sum(closure) as closure, sum(withdrawn) as withdrawn, sum(not_covered) as not_covered,
                sum(overturned) as overturned
            from claims.figure\s""" + SLICE + """
             group by 1
            having sum(filed + replacement + refund + closure + withdrawn + not_covered) > 0 or sum(overturned) > 0
            order by %2$s limit :limit""";

    private static final String TIMES_SQL =
            "select %s as line, bucket, sum(claims) as claims from claims.figure_time " + SLICE + "%s group by 1, 2";

    /** There may be thousands of batches, of which a page shows ten. */
    private static final String OF_LINES = " and value in (:lines)";

    private final JdbcClient jdbc;

    Figures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One line over all. */
    public Line total(Filter filter) {
        return lines(By.TOTAL, Dimension.ALL, null, filter, 1).stream()
                .findFirst()
                .orElse(Line.none(""));
    }

    /**
     * Sums, those with most claims first; days come in their order, all, and without times.
     *
     * @param value the one of the dimension that is asked for; null for all
     * @param most lines, at least 1; what is in none is in the total alone
     */
    public List<Line> lines(By by, Dimension dimension, String value, Filter filter, int most) {
        String order = by == By.DAY ? "1" : "sum(filed) + sum(replacement + refund + closure) desc, 1";
        List<Line> lines = bind(LINES_SQL.formatted(by.column, order), dimension, value, filter)
                .param("limit", by == By.DAY ? Filter.MOST_DAYS : most)
                .query(Figures::line)
                .list();
        if (by == By.DAY || lines.isEmpty()) {
            return lines;
        }
        List<String> values = by == By.VALUE ? lines.stream().map(Line::value).toList() : List.of();
        Map<String, Spread> times = times(by, dimension, value, filter, values);
        return lines.stream()
                .map(line -> line.with(times.getOrDefault(line.value(), Spread.NONE)))
                .toList();
    }

    /** How long claims waited at each step, whose wait ended in the range. */
    public Map<Step, Spread> waits(Filter filter) {
        Map<Step, Spread> waits = new EnumMap<>(Step.class);
        times(By.VALUE, Dimension.STEP, null, filter, List.of())
                .forEach((name, spread) -> WireName.find(Step.class, name).ifPresent(step -> waits.put(step, spread)));
        return waits;
    }

    /** Changes of claims that are not in the sums yet, at most 100,000. */
    public int uncounted() {
        return jdbc.sql("select count(*) from (select from claims.claim_changed limit ?) waiting")
                .param(COUNTED)
                .query(Integer.class)
                .single();
    }

    /** @param values of the lines that are asked for; empty for all */
    private Map<String, Spread> times(By by, Dimension dimension, String value, Filter filter, List<String> values) {
        Map<String, Map<Integer, Long>> buckets = new HashMap<>();
        JdbcClient.StatementSpec asked =
                bind(TIMES_SQL.formatted(by.column, values.isEmpty() ? "" : OF_LINES), dimension, value, filter);
        (values.isEmpty() ? asked : asked.param("lines", values)).query(row -> {
            buckets.computeIfAbsent(row.getString("line"), none -> new HashMap<>())
                    .put(row.getInt("bucket"), row.getLong("claims"));
        });
        Map<String, Spread> times = new HashMap<>();
        buckets.forEach((line, steps) -> times.put(line, Spread.of(steps)));
        return times;
    }

    private JdbcClient.StatementSpec bind(String sql, Dimension dimension, String value, Filter filter) {
        return jdbc.sql(sql)
                .param("reseller", filter.reseller())
                .param("dimension", dimension.key())
                .param("from", filter.from())
                .param("until", filter.until())
                .param("type", filter.type())
                .param("value", value);
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getString("line"),
                row.getLong("filed"),
                row.getLong("replacement"),
                row.getLong("refund"),
                row.getLong("closure"),
                row.getLong("withdrawn"),
                row.getLong("not_covered"),
                row.getLong("overturned"),
                Spread.NONE);
    }
}
