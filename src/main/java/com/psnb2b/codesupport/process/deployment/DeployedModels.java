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

/**
 * Finds the deployed version of a file that is in force: the newest one of its key, whatever the deployment and the
 * resource are called.
 */
@Component
public class DeployedModels {

    /** Where the engine keeps one deployed version. */
    private record Place(String deployment, String resource) {}

    private final RepositoryService repository;
    private final JdbcClient jdbc;

    DeployedModels(RepositoryService repository, JdbcClient jdbc) {
        this.repository = repository;
        this.jdbc = jdbc;
    }

    /** @param file named as the process, decision or form in it, and by what that is */
    public Optional<DeployedModel> of(String file) {
        return versions(file).findFirst();
    }

    /** Everything that is in force, by name: of each process, decision, form and file of examples the newest version. */
    public List<DeployedModel> all() {
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
        jdbc.sql("select distinct regexp_replace(name_, '^.*/', '') from act_ge_bytearray"
                        + " where deployment_id_ is not null and name_ like '%.json'")
                .query(String.class)
                .list()
                .forEach(files::add);
        return files.stream().flatMap(file -> of(file).stream()).toList();
    }

    /** Every version of a file that is still deployed, newest first; each is read when it is asked for. */
    public Stream<DeployedModel> versions(String file) {
        return places(file).map(place -> read(file, place));
    }

    private Stream<Place> places(String file) {
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
        } else if (file.endsWith(".json")) {
            // To the engine, examples are files like any other.
            return jdbc
                    .sql("select f.deployment_id_, f.name_ from act_ge_bytearray f join act_re_deployment d"
                            + " on d.id_ = f.deployment_id_ where regexp_replace(f.name_, '^.*/', '') = ?"
                            + " order by d.deploy_time_ desc")
                    .param(file)
                    .query((row, number) -> new Place(row.getString(1), row.getString(2)))
                    .list()
                    .stream();
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

    private DeployedModel read(String file, Place place) {
        Deployment deployment = repository
                .createDeploymentQuery()
                .deploymentId(place.deployment())
                .singleResult();
        try (InputStream content = repository.getResourceAsStream(place.deployment(), place.resource())) {
            return new DeployedModel(
                    file,
                    deployment.getId(),
                    deployment.getName(),
                    deployment.getSource(),
                    deployment.getDeploymentTime().toInstant(),
                    content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
