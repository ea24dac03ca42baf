package com.psnb2b.codesupport.process.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what of a file is in force: the newest version of its key, whatever the deployment and the resource are called. */
@Component
class ModelsInForce {

    /** Where the engine keeps one deployed version. */
    private record Place(String deployment, String resource) {}

    private final RepositoryService repository;
    private final JdbcClient jdbc;

    ModelsInForce(RepositoryService repository, JdbcClient jdbc) {
        this.repository = repository;
        this.jdbc = jdbc;
    }

    /** @param file named as the process, decision or form in it, and by what that is */
    Optional<InForce> of(String file) {
        return versions(file).findFirst().map(place -> read(file, place));
    }

    /** Everything that is in force, by name: of each process, decision and form the newest version. */
    List<InForce> all() {
        var files = new TreeSet<String>();
        repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .list()
                .forEach(process -> files.add(process.getKey() + ".bpmn"));
        repository
                .createDecisionDefinitionQuery()
                .latestVersion()
                .list()
                .forEach(table -> files.add(table.getKey() + ".dmn"));
        jdbc.sql("select distinct key_ from act_re_camformdef")
                .query(String.class)
                .list()
                .forEach(form -> files.add(form + ".form"));
        return files.stream().flatMap(file -> of(file).stream()).toList();
    }

    /** Every version of a file that is still deployed, newest first. */
    List<InForce> everDeployed(String file) {
        return versions(file).map(place -> read(file, place)).toList();
    }

    private Stream<Place> versions(String file) {
        String key = file.substring(0, file.lastIndexOf('.'));
        List<? extends ResourceDefinition> found = new ArrayList<>();
        if (file.endsWith(".bpmn")) {
            found = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(key)
                    .orderByProcessDefinitionVersion()
                    .desc()
                    .list();
        } else if (file.endsWith(".dmn")) {
            found = repository
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(key)
                    .orderByDecisionDefinitionVersion()
                    .desc()
                    .list();
        } else {
            // The engine has no query for forms.
            return jdbc
                    .sql("select deployment_id_, resource_name_ from act_re_camformdef where key_ = ?"
                            + " order by version_ desc")
                    .param(key)
                    .query((row, number) -> new Place(row.getString(1), row.getString(2)))
                    .list()
                    .stream();
        }
        return found.stream().map(version -> new Place(version.getDeploymentId(), version.getResourceName()));
    }

    private InForce read(String file, Place place) {
        Deployment deployment = repository
                .createDeploymentQuery()
                .deploymentId(place.deployment())
                .singleResult();
        try (InputStream content = repository.getResourceAsStream(place.deployment(), place.resource())) {
            return new InForce(
                    file,
                    deployment.getName(),
                    deployment.getSource(),
                    deployment.getDeploymentTime().toInstant(),
                    content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
