package com.psnb2b.codesupport.access;

import com.psnb2b.codesupport.access.MappedEndpoints.Endpoint;
import com.psnb2b.codesupport.access.RoleTest.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What every endpoint answers to everybody: {@code src/test/resources/security/endpoints.csv}. */
final class EndpointTable {

    static final String FILE = "src/test/resources/security/endpoints.csv";
    private static final int FIRST_STATUS = 2;

    /** A line of the table; a body of null is none. */
    record Row(Endpoint endpoint, Map<Role, Integer> statuses, String body) {

        @Override
        public String toString() {
            return endpoint.toString();
        }
    }

    private EndpointTable() {}

    static List<Row> rows() throws IOException {
        try (var file = EndpointTable.class.getResourceAsStream("/security/endpoints.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("method"))
                    .map(EndpointTable::row)
                    .toList();
        }
    }

    /** The line to add to the table. */
    static String line(Endpoint endpoint, Map<Role, Integer> statuses, String body) {
        return String.format("%-6s, %-66s, ", endpoint.method(), endpoint.path())
                + statuses.values().stream().map(String::valueOf).collect(Collectors.joining(", "))
                + (body == null ? "" : ", " + body);
    }

    private static Row row(String line) {
        String[] cells = line.split("\\s*,\\s*", FIRST_STATUS + Role.values().length + 1);
        if (cells.length < FIRST_STATUS + Role.values().length) {
            throw new IllegalArgumentException(FILE + " needs a status for each role: " + line);
        }
        Map<Role, Integer> statuses = IntStream.range(0, Role.values().length)
                .boxed()
                .collect(Collectors.toMap(
                        i -> Role.values()[i],
                        i -> Integer.valueOf(cells[FIRST_STATUS + i]),
                        (a, b) -> a,
                        () -> new EnumMap<>(Role.class)));
        String body = Arrays.stream(cells)
                .skip(FIRST_STATUS + Role.values().length)
                .findFirst()
                .orElse(null);
        return new Row(new Endpoint(cells[0].strip(), cells[1].strip()), statuses, body);
    }
}
