package com.psnb2b.codesupport.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;
import org.postgresql.Driver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.StringUtils;

/** Gives every connection its {@link DatabaseLimits}, whatever address the operator gives and whoever opens it. */
@Configuration(proxyBeanMethods = false)
class LimitedConnections {

    @Bean
    static BeanPostProcessor limitedPools(ObjectProvider<DatabaseLimits> limits) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    limit(pool, limits.getObject());
                }
                return bean;
            }
        };
    }

    private static void limit(HikariDataSource pool, DatabaseLimits limits) {
        Properties own = pool.getDataSourceProperties();
        limits.driver().forEach(own::putIfAbsent);
        String ownSession = pool.getConnectionInitSql();
        pool.setConnectionInitSql(
                StringUtils.hasText(ownSession) ? limits.session() + ";" + ownSession : limits.session());
    }

    /**
     * Migrations take their time, on connections of their own: Flyway holds one in a transaction without a word while it
     * works on another.
     */
    @Bean
    FlywayConfigurationCustomizer migrationConnections(HikariDataSource pool, DatabaseLimits limits) {
        return flyway -> {
            Properties properties = new Properties();
            properties.putAll(pool.getDataSourceProperties());
            properties.putAll(limits.backgroundDriver());
            if (pool.getUsername() != null) {
                properties.setProperty("user", pool.getUsername());
            }
            if (pool.getPassword() != null) {
                properties.setProperty("password", pool.getPassword());
            }
            flyway.dataSource(new SimpleDriverDataSource(new Driver(), pool.getJdbcUrl(), properties))
                    .initSql(limits.backgroundSession());
        };
    }
}
