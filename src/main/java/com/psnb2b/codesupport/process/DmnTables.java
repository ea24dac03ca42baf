package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.engine.FeelTables;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;

/** Makes decision tables out of DMN, wherever that was read. The version of a set of tables is a digest of all of them. */
final class DmnTables {

    private DmnTables() {}

    /**
     * @param models DMN by the key of the table in it, all that there are
     * @param definitionIds of the deployed ones, by key
     */
    static DmnPolicyTables parse(SortedMap<String, byte[]> models, Map<String, String> definitionIds) {
        Map<String, DmnDecision> decisions = new TreeMap<>();
        Map<String, Set<String>> columns = new TreeMap<>();
        models.forEach((key, model) -> {
            decisions.put(key, FeelTables.ENGINE.parseDecision(key, new ByteArrayInputStream(model)));
            columns.put(key, columns(key, model));
        });
        return new DmnPolicyTables(FeelTables.ENGINE, decisions, columns, definitionIds, version(models));
    }

    private static Set<String> columns(String key, byte[] model) {
        Decision decision =
                Dmn.readModelFromStream(new ByteArrayInputStream(model)).getModelElementById(key);
        return decision.getChildElementsByType(DecisionTable.class).stream()
                .flatMap(table -> table.getInputs().stream())
                .map(input ->
                        input.getInputExpression().getText().getTextContent().strip())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String version(SortedMap<String, byte[]> models) {
        MessageDigest content = sha256();
        models.values().forEach(content::update);
        return HexFormat.of().formatHex(content.digest()).substring(0, 12);
    }

    /** The models behind deployed definitions, by key. */
    static SortedMap<String, byte[]> models(RepositoryService repository, Map<String, String> definitionIds) {
        SortedMap<String, byte[]> models = new TreeMap<>();
        definitionIds.forEach((key, id) -> models.put(key, model(repository, id)));
        return models;
    }

    private static byte[] model(RepositoryService repository, String definitionId) {
        try (InputStream model = repository.getDecisionModel(definitionId)) {
            return model.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
