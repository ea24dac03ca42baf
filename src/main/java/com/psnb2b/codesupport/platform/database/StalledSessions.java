package com.psnb2b.codesupport.platform.database;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends the database sessions of nodes that fell silent while they were sending a command. PostgreSQL then waits for the
 * rest of it, and none of its own limits applies: not {@code statement_timeout} while a command is read, and the limit
 * of an idle transaction only between commands. A node frozen in that moment would keep its rows for as long as its
 * machine answers for its sockets; each of the other nodes ends it, as {@link DatabaseLimits#idle} says.
 */
@Component
class StalledSessions {

    private static final Logger LOG = LoggerFactory.getLogger(StalledSessions.class);

    // Of this system alone: a restore by the same user waits for its data in the same way.
    private static final String END = """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and usename = current_user
                and application_name = current_setting('application_name')
                and state = 'active' and wait_event = 'ClientRead'
                and state_change < clock_timestamp() - ? * interval '1 millisecond'""";

    private final JdbcClient jdbc;
    private final DatabaseLimits limits;

    StalledSessions(JdbcClient jdbc, DatabaseLimits limits) {
        this.jdbc = jdbc;
        this.limits = limits;
    }

    void end() {
        List<Boolean> ended = jdbc.sql(END)
                .param(limits.idle().toMillis())
                .query(Boolean.class)
                .list();
        if (!ended.isEmpty()) {
            LOG.warn(
                    "Ended {} database sessions of a node that said nothing for {} s in the midst of sending; what they"
                            + " held is rolled back",
                    ended.size(),
                    limits.idle().toSeconds());
        }
    }
}
