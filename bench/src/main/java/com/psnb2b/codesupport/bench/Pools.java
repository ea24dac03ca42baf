package com.psnb2b.codesupport.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** The same pool for each contender that runs in this process. */
final class Pools {

    private Pools() {}

    static HikariDataSource open(String jdbcUrl) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setMaximumPoolSize(16);
        return new HikariDataSource(config);
    }
}
