package com.psnb2b.codesupport.platform;

/** The packaged application has no PostgreSQL of its own, and none was named. */
class NoDatabaseNamed extends StartRefused {

    NoDatabaseNamed() {
        super(
                "No database is named, and the packaged application brings none.",
                "Set SPRING_DATASOURCE_URL to a PostgreSQL, or start evaluation mode with mvn spring-boot:run.",
                null);
    }
}
