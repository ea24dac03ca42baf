package com.psnb2b.codesupport.platform.database;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long anything waits for PostgreSQL, and PostgreSQL for a node; whole milliseconds from one second to a day. What the
 * database's own address says ({@code ?socketTimeout=}, {@code ?options=-c lock_timeout=}) wins.
 *
 * @param connect for a connection: half of it for the network, all of it with the sign-in
 * @param statement for one statement; a claim of 50 MB takes some seconds of it
 * @param lock for a row or a table that another has in hand
 * @param idle how long PostgreSQL keeps the rows of a node that has begun a transaction and says nothing more
 * @param silence how long either side waits for a sign of life of the other's machine
 * @param background for one statement, one lock and one pause of what no caller waits for: migrations, indexes,
 *     deployment, a replay
 */
@ConfigurationProperties("codesupport.database")
public record DatabaseLimits(
        @DefaultValue("PT10S") Duration connect,
        @DefaultValue("PT60S") Duration statement,
        @DefaultValue("PT5S") Duration lock,
        @DefaultValue("PT30S") Duration idle,
        @DefaultValue("PT30S") Duration silence,
        @DefaultValue("PT1H") Duration background) {

    /** An answer that the database gives, even a late one, comes before the node gives up waiting for it. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    public DatabaseLimits {
        check("connect", connect);
        check("statement", statement);
        check("lock", lock);
        check("idle", idle);
        check("silence", silence);
        check("background", background);
    }

    private static void check(String name, Duration limit) {
        if (limit.toSeconds() < 1 || limit.toDays() > 1) {
            throw new IllegalArgumentException("codesupport.database." + name + " must be one second to a day");
        }
    }

    /** The name by which PostgreSQL knows the sessions of nodes; what the database's address says wins. */
    private static final String NODES = "code-support";

    /** What the driver is told, for work that a caller waits for. */
    Properties driver() {
        return driver(statement);
    }

    /** What the driver is told, for work that no caller waits for. */
    Properties backgroundDriver() {
        return driver(background);
    }

    /** How long the driver waits for an answer in work that no caller waits for. */
    int backgroundAnswerMillis() {
        return Math.toIntExact(background.plus(ANSWER).toMillis());
    }

    private Properties driver(Duration longest) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", NODES);
        properties.setProperty("connectTimeout", seconds(connect.dividedBy(2)));
        properties.setProperty("loginTimeout", seconds(connect));
        properties.setProperty("socketTimeout", seconds(longest.plus(ANSWER)));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("socketFactory", WriteTimeoutSocketFactory.class.getName());
        properties.setProperty("socketFactoryArg", seconds(silence));
        return properties;
    }

    /** What PostgreSQL is told at the beginning of a session. */
    String session() {
        return session(statement, lock, idle);
    }

    /** What PostgreSQL is told at the beginning of a session for work that no caller waits for. */
    String backgroundSession() {
        return session(background, background, background);
    }

    private String session(Duration statement, Duration lock, Duration idle) {
        Map<String, String> settings = new TreeMap<>(waits(statement, lock, idle));
        // A machine that is gone, or that answers nothing, is no longer waited for.
        settings.put("tcp_user_timeout", silence.toMillis() + "ms");
        settings.put("tcp_keepalives_idle", seconds(silence.dividedBy(3)));
        settings.put("tcp_keepalives_interval", seconds(silence.dividedBy(6)));
        settings.put("tcp_keepalives_count", "4");
        // PostgreSQL would compile a task list's many checks of rights to machine code, which takes seconds, to read
        // fifteen rows, which takes milliseconds.
        settings.put("jit", "off");
        return set(settings, false);
    }

    /** What PostgreSQL is told for the current transaction alone, where no caller waits for it. */
    String backgroundTransaction() {
        return set(waits(background, background, background), true);
    }

    private static Map<String, String> waits(Duration statement, Duration lock, Duration idle) {
        return Map.of(
                "statement_timeout", statement.toMillis() + "ms",
                "lock_timeout", lock.toMillis() + "ms",
                "idle_in_transaction_session_timeout", idle.toMillis() + "ms");
    }

    /** Leaves alone what the address of the database has set. */
    private static String set(Map<String, String> settings, boolean forTransaction) {
        return settings.entrySet().stream()
                .map(setting -> "('" + setting.getKey() + "', '" + setting.getValue() + "')")
                .collect(Collectors.joining(
                        ", ",
                        "select set_config(name, wanted, " + forTransaction + ") from (values ",
                        ") wanted (name, wanted) join pg_settings using (name) where source <> 'client'"));
    }

    private static String seconds(Duration duration) {
        return String.valueOf(Math.max(1, duration.toSeconds()));
    }
}
