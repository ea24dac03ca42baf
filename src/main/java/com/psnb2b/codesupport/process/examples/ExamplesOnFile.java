package com.psnb2b.codesupport.process.examples;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files of examples that are deployed: of each name the newest. */
@Component
class ExamplesOnFile {

    static final String SUFFIX = ".json";

    private static final String NEWEST = """
            select distinct on (name) name, bytes_, source_ from (
                select regexp_replace(file.name_, '^.*/', '') as name, file.bytes_, deployment.source_,
                    deployment.deploy_time_
                from act_ge_bytearray file join act_re_deployment deployment on deployment.id_ = file.deployment_id_
                where file.name_ like '%.json') deployed
            order by name, deploy_time_ desc""";

    private final JdbcClient database;

    ExamplesOnFile(JdbcClient database) {
        this.database = database;
    }

    /** @param isShipped whether the application brought it, and nobody has deployed another since */
    record File(String name, byte[] content, boolean isShipped) {}

    /** Those that count once these files are deployed, by name: what is deployed takes the place of what was. */
    Map<String, File> with(Map<String, byte[]> files) {
        Map<String, File> examples = new TreeMap<>();
        database.sql(NEWEST)
                .query((row, number) ->
                        new File(row.getString(1), row.getBytes(2), "code-support".equals(row.getString(3))))
                .list()
                .forEach(file -> examples.put(file.name(), file));
        files.forEach((path, content) -> {
            if (path.endsWith(SUFFIX)) {
                String name = path.substring(path.lastIndexOf('/') + 1);
                examples.put(name, new File(name, content, false));
            }
        });
        return examples;
    }
}
