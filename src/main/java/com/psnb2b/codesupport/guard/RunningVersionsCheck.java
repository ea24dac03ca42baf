package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.engine.NewDeployment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Checks a form or table that is deployed alone against the versions of the claims' process that claims run on, and
 * against the newest one: a new form or table is used by all of them at once.
 */
final class RunningVersionsCheck {

    /** Claims on still older versions are few, and their forms have been the same for long. */
    private static final int NEWEST = 20;

    private RunningVersionsCheck() {}

    /** What would be wrong after the deployment and is not before, by the version that it would be wrong for. */
    static Map<String, List<Finding>> madeWorse(
            NewDeployment deployment,
            ModelEnvironment before,
            DeployedEnvironment.After after,
            ModelContract contract) {
        Map<String, List<Finding>> worse = new LinkedHashMap<>();
        madeWorse(
                deployment,
                contract.process(),
                before,
                after,
                (process, around) -> ReferenceCheck.check(process, around, contract, true),
                worse);
        contract.beside()
                .forEach((key, beside) -> madeWorse(
                        deployment,
                        key,
                        before,
                        after,
                        (process, around) -> BesideCheck.check(process, around, beside),
                        worse));
        return worse;
    }

    private static void madeWorse(
            NewDeployment deployment,
            String key,
            ModelEnvironment before,
            DeployedEnvironment.After after,
            BiFunction<Element, ModelEnvironment, List<Finding>> check,
            Map<String, List<Finding>> worse) {
        for (ProcessDefinition version : versions(deployment.engine(), key)) {
            List<Finding> found = new ArrayList<>();
            for (Element process : processes(deployment, version, key)) {
                if (ReferenceCheck.names(process).stream().anyMatch(after::changes)) {
                    found.addAll(check.apply(process, after));
                    found.removeAll(check.apply(process, before));
                }
            }
            if (!found.isEmpty()) {
                worse.put(
                        key + ".bpmn in force (version " + version.getVersion() + ")",
                        found.stream()
                                .map(finding ->
                                        new Finding(finding.element(), RefusalReason.IN_FORCE, finding.message()))
                                .toList());
            }
        }
    }

    private static List<ProcessDefinition> versions(ProcessEngineServices engine, String key) {
        var all = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .orderByProcessDefinitionVersion()
                .desc()
                .listPage(0, NEWEST);
        return all.stream()
                .filter(version -> version == all.get(0)
                        || !engine.getRuntimeService()
                                .createProcessInstanceQuery()
                                .processDefinitionId(version.getId())
                                .listPage(0, 1)
                                .isEmpty())
                .toList();
    }

    private static List<Element> processes(NewDeployment deployment, ProcessDefinition version, String key) {
        try {
            var file = deployment.file(version.getDeploymentId(), version.getResourceName());
            return file.isEmpty()
                    ? List.of()
                    : Xml.children(Xml.parse(file.get()), "process").stream()
                            .filter(process -> key.equals(Xml.id(process)))
                            .toList();
        } catch (SAXException e) {
            return List.of();
        }
    }
}
