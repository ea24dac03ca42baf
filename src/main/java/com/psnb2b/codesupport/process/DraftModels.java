package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.engine.NewDeployment;
import com.psnb2b.codesupport.guard.DrawnWay;
import com.psnb2b.codesupport.guard.DrawnWay.Place;
import com.psnb2b.codesupport.guard.DrawnWay.Way;
import com.psnb2b.codesupport.policy.PolicyTables;
import com.psnb2b.codesupport.policy.PolicyTables.Routing;
import com.psnb2b.codesupport.policy.RouteFacts;
import com.psnb2b.codesupport.policy.Worth;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;

/** The model and the tables as they would be in force with a deployment, to try them without deploying. */
public final class DraftModels {

    private final PolicyTables policy;
    private final byte[] claims;
    private final Function<String, Optional<byte[]>> tables;

    private DraftModels(PolicyTables policy, byte[] claims, Function<String, Optional<byte[]>> tables) {
        this.policy = policy;
        this.claims = claims;
        this.tables = tables;
    }

    /** @param deployment one whose files have passed the guard */
    public static DraftModels of(NewDeployment deployment) {
        Map<String, byte[]> drafts = new HashMap<>();
        byte[] claims = null;
        for (Map.Entry<String, byte[]> file : deployment.files().entrySet()) {
            if (file.getKey().endsWith(".dmn") || file.getKey().endsWith(".dmn11.xml")) {
                decisions(file.getValue()).forEach(key -> drafts.put(key, file.getValue()));
            } else if (DrawnWay.isIn(file.getValue(), ClaimModelContract.CONTRACT)) {
                claims = file.getValue();
            }
        }
        Function<String, Optional<byte[]>> tables =
                key -> Optional.ofNullable(drafts.get(key)).or(() -> deployment.table(key));
        SortedMap<String, byte[]> policy = new TreeMap<>();
        DmnPolicyTables.KEYS.forEach(key -> tables.apply(key).ifPresent(table -> policy.put(key, table)));
        return new DraftModels(
                DmnTables.parse(policy, Map.of()), claims == null ? inForce(deployment) : claims, tables);
    }

    private static Iterable<String> decisions(byte[] content) {
        return Dmn.readModelFromStream(new ByteArrayInputStream(content))
                .getModelElementsByType(Decision.class)
                .stream()
                .map(Decision::getId)
                .toList();
    }

    private static byte[] inForce(NewDeployment deployment) {
        ProcessDefinition newest = deployment
                .engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(ProcessModel.KEY)
                .latestVersion()
                .singleResult();
        return deployment
                .file(newest.getDeploymentId(), newest.getResourceName())
                .orElseThrow();
    }

    /** The claims' process, as BPMN. */
    public byte[] model() {
        return claims;
    }

    /** The tables of the policy. */
    public PolicyTables policy() {
        return policy;
    }

    /** The way of a judged claim, to where it first waits. */
    public Way way(Claim claim) {
        return DrawnWay.of(claims, ClaimModelContract.CONTRACT, variables(claim), tables)
                .orElseThrow();
    }

    /** Who would get the claim at this place, by {@code review-routing}; empty where nobody decides there. */
    public Optional<Routing> route(Claim claim, Place place) {
        return ProcessModel.stage(place.kind())
                .map(stage -> policy.routing(
                        RouteFacts.of(stage, place.id(), claim, claim.judgement(), Worth.of(claim, policy))));
    }

    private Map<String, Object> variables(Claim claim) {
        Judgement judgement = claim.judgement();
        Map<String, Object> variables = new HashMap<>();
        variables.put(ProcessModel.ORDER_ID, claim.facts().orderId());
        variables.put(ProcessModel.RESELLER_ID, claim.resellerId());
        variables.put(
                ProcessModel.CLAIM_TYPE, WireName.of(judgement.classification().type()));
        variables.put(ProcessModel.COVERAGE, WireName.of(judgement.coverage()));
        variables.put(ProcessModel.EVIDENCE_COMPLETE, judgement.evidence().isComplete());
        variables.put(ProcessModel.WINDOW_STATE, WireName.of(judgement.window().state()));
        variables.put(ProcessModel.REGION, RouteFacts.region(claim));
        variables.put(ProcessModel.CHANNEL, WireName.of(claim.channel()));
        variables.put(
                ProcessModel.FACE_VALUE, RouteFacts.faceValue(claim, policy).doubleValue());
        return variables;
    }
}
