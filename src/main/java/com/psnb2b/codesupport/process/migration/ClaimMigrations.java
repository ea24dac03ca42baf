package com.psnb2b.codesupport.process.migration;

import com.psnb2b.codesupport.process.ProcessModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.ActivityStatistics;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** Migration of claims by the engine: each stays at its step and keeps its timers, and what follows is the new model. */
@Component
class ClaimMigrations implements Migrations {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final IdentityService identity;

    ClaimMigrations(
            RepositoryService repository,
            RuntimeService runtime,
            ManagementService management,
            IdentityService identity) {
        this.repository = repository;
        this.runtime = runtime;
        this.management = management;
        this.identity = identity;
    }

    @Override
    public List<Version> versions() {
        Map<String, Deployment> deployments = repository.createDeploymentQuery().list().stream()
                .collect(Collectors.toMap(Deployment::getId, deployment -> deployment));
        return management.createProcessDefinitionStatisticsQuery().list().stream()
                .filter(definition -> definition.getKey().equals(ProcessModel.KEY))
                .sorted(Comparator.<ProcessDefinitionStatistics>comparingInt(ProcessDefinition::getVersion)
                        .reversed())
                .map(definition -> new Version(
                        definition.getId(),
                        definition.getVersion(),
                        definition.getVersionTag(),
                        deployments
                                .get(definition.getDeploymentId())
                                .getDeploymentTime()
                                .toInstant(),
                        definition.getInstances()))
                .toList();
    }

    @Override
    public Optional<Plan> plan(String fromId) {
        List<Version> versions = versions();
        return versions.stream()
                .skip(1)
                .filter(version -> version.id().equals(fromId))
                .findFirst()
                .map(from -> plan(from, versions.get(0)));
    }

    private Plan plan(Version from, Version to) {
        Set<String> mapped = generate(from.id(), to.id()).getInstructions().stream()
                .map(MigrationInstruction::getSourceActivityId)
                .collect(Collectors.toCollection(HashSet::new));
        List<Step> steps = steps(from, to, mapped);
        return new Plan(from, to, steps, addedTimers(to, steps, mapped), staying(from, steps));
    }

    private long staying(Version from, List<Step> steps) {
        String[] hindering = steps.stream()
                .filter(step -> step.hindrance() != null)
                .map(Step::id)
                .toArray(String[]::new);
        return hindering.length == 0
                ? 0
                : runtime.createProcessInstanceQuery()
                        .processDefinitionId(from.id())
                        .activityIdIn(hindering)
                        .count();
    }

    /** The engine starts them with the migration, and knows nothing of when the claim came to its step. */
    private List<AddedTimer> addedTimers(Version to, List<Step> steps, Set<String> mapped) {
        BpmnModelInstance model = repository.getBpmnModelInstance(to.id());
        Set<String> around = new HashSet<>();
        steps.stream().filter(step -> step.hindrance() == null).forEach(step -> {
            ModelElementInstance element = model.getModelElementById(step.id());
            for (; element instanceof FlowNode node; element = element.getParentElement()) {
                around.add(node.getId());
            }
        });
        return model.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> around.contains(event.getAttachedTo().getId()) && !mapped.contains(event.getId()))
                .filter(event -> !event.getChildElementsByType(TimerEventDefinition.class)
                        .isEmpty())
                .map(event -> new AddedTimer(name(event), name(event.getAttachedTo())))
                .toList();
    }

    private List<Step> steps(Version from, Version to, Set<String> mapped) {
        Map<String, String> oldNames = names(from.id());
        Map<String, String> newNames = names(to.id());
        return management.createActivityStatisticsQuery(from.id()).list().stream()
                .filter(step -> step.getInstances() > 0)
                .map(step -> new Step(
                        step.getId(),
                        oldNames.getOrDefault(step.getId(), step.getId()),
                        step.getInstances(),
                        hindrance(step, mapped, newNames.keySet())))
                .sorted(Comparator.comparing((Step step) -> step.hindrance() == null)
                        .thenComparing(Comparator.comparingLong(Step::claims).reversed()))
                .toList();
    }

    private static String hindrance(ActivityStatistics step, Set<String> mapped, Set<String> there) {
        if (mapped.contains(step.getId())) {
            return null;
        }
        return there.contains(step.getId())
                ? "the newest version has this step, but as another kind of step or in another subprocess"
                : "the newest version has no step with this id";
    }

    /** Names of all flow nodes of a version, by id. */
    private Map<String, String> names(String definitionId) {
        return repository.getBpmnModelInstance(definitionId).getModelElementsByType(FlowNode.class).stream()
                .collect(Collectors.toMap(FlowNode::getId, ClaimMigrations::name));
    }

    private static String name(FlowNode node) {
        return node.getName() == null ? node.getId() : node.getName();
    }

    private MigrationPlan generate(String fromId, String toId) {
        return runtime.createMigrationPlan(fromId, toId).mapEqualActivities().build();
    }

    @Override
    public Map<String, Optional<String>> migrateSome(Plan plan, int skip, int most, Actor actor) {
        return as(actor, () -> migrateSome(generate(plan.from().id(), plan.to().id()), skip, most));
    }

    private Map<String, Optional<String>> migrateSome(MigrationPlan plan, int skip, int most) {
        List<ProcessInstance> instances = runtime.createProcessInstanceQuery()
                .processDefinitionId(plan.getSourceProcessDefinitionId())
                .orderByProcessInstanceId()
                .asc()
                .listPage(skip, most);
        Map<String, Optional<String>> results = new LinkedHashMap<>();
        if (instances.isEmpty()) {
            return results;
        }
        try {
            migrate(plan, instances);
            instances.forEach(instance -> results.put(claimId(instance), Optional.empty()));
        } catch (ProcessEngineException together) {
            for (ProcessInstance instance : instances) {
                results.put(claimId(instance), migrateAlone(plan, instance));
            }
        }
        return results;
    }

    private Optional<String> migrateAlone(MigrationPlan plan, ProcessInstance instance) {
        try {
            migrate(plan, List.of(instance));
            return Optional.empty();
        } catch (MigratingProcessInstanceValidationException e) {
            return Optional.of(failures(e));
        } catch (ProcessEngineException e) {
            boolean there = runtime.createProcessInstanceQuery()
                            .processInstanceId(instance.getId())
                            .processDefinitionId(plan.getSourceProcessDefinitionId())
                            .count()
                    > 0;
            return there ? Optional.of(String.valueOf(e.getMessage())) : Optional.empty();
        }
    }

    private void migrate(MigrationPlan plan, List<ProcessInstance> instances) {
        runtime.newMigration(plan)
                .processInstanceIds(
                        instances.stream().map(ProcessInstance::getId).toList())
                .execute();
    }

    private static String failures(MigratingProcessInstanceValidationException e) {
        var report = e.getValidationReport();
        List<String> all = new ArrayList<>(report.getFailures());
        report.getActivityInstanceReports()
                .forEach(step ->
                        step.getFailures().forEach(failure -> all.add(step.getSourceScopeId() + ": " + failure)));
        report.getTransitionInstanceReports()
                .forEach(step ->
                        step.getFailures().forEach(failure -> all.add(step.getSourceScopeId() + ": " + failure)));
        return String.join("; ", all);
    }

    /** As the person, so that the engine checks their rights and its log says who it was. */
    private <T> T as(Actor actor, Supplier<T> work) {
        if (actor.userId() == null) {
            return work.get();
        }
        identity.setAuthentication(actor.userId(), actor.groups());
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** A claim whose first step failed has none yet. */
    private static String claimId(ProcessInstance instance) {
        return instance.getBusinessKey() == null ? instance.getId() : instance.getBusinessKey();
    }
}
