package com.psnb2b.codesupport.evaluation;

import com.psnb2b.codesupport.platform.EvaluationMode;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The PostgreSQL of evaluation mode: a real server on a free port, its data kept in a folder over restarts. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(EvaluationMode.PROPERTY)
class EvaluationDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(EvaluationDatabase.class);

    /** A running server and what stops it. */
    record Server(int port, AutoCloseable stop) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            stop.close();
        }
    }

    @Bean(destroyMethod = "close")
    Server evaluationServer(@Value("${codesupport.data-dir}") Path dataDir, Environment environment)
            throws IOException {
        Cluster cluster = new Cluster(dataDir.resolve("postgresql"));
        Server left = stillRunning(cluster);
        if (left != null && !serves(environment)) {
            // It belongs to the application that serves meanwhile.
            return new Server(left.port(), () -> {});
        }
        if (left != null) {
            LOG.info("Taking over the PostgreSQL on port {} that an earlier run left behind", left.port());
            return left;
        }
        EmbeddedPostgres server = cluster.start();
        return new Server(server.getPort(), server);
    }

    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(Server server) {
        HikariDataSource pool = DataSourceBuilder.create()
                .type(HikariDataSource.class)
                .url("jdbc:postgresql://localhost:" + server.port() + "/postgres")
                .username("postgres")
                .password("postgres")
                .build();
        // One that was taken over may still be looking through its log.
        pool.setInitializationFailTimeout(60_000);
        return pool;
    }

    /** Whether this is the application itself, and no command beside it. */
    private static boolean serves(Environment environment) {
        return !"none".equals(environment.getProperty("spring.main.web-application-type"));
    }

    /** A server that outlived a killed application; null where none runs. */
    private static Server stillRunning(Cluster cluster) throws IOException {
        Optional<ProcessHandle> process = cluster.process();
        Optional<Integer> port = cluster.port();
        return process.isPresent() && port.isPresent() ? new Server(port.get(), process.get()::destroy) : null;
    }
}
