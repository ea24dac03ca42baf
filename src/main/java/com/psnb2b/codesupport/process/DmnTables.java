package com.psnb2b.codesupport.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.RepositoryService;

/** Makes decision tables out of DMN, wherever that was read. The version of a set of tables is a digest of all of them. */
final class DmnTables {

    private static final DefaultDmnEngineConfiguration CONFIGURATION = feelAlone();
    private static final DmnEngine ENGINE = CONFIGURATION.buildEngine();

    private DmnTables() {}

    /**
     * @param models DMN by the key of the table in it, all that there are
     * @param definitionIds of the deployed ones, by key
     */
    static DmnPolicyTables parse(SortedMap<String, byte[]> models, Map<String, String> definitionIds) {
        Map<String, DmnDecision> decisions = new TreeMap<>();
        models.forEach((key, model) -> decisions.put(key, ENGINE.parseDecision(key, new ByteArrayInputStream(model))));
        return new DmnPolicyTables(ENGINE, decisions, definitionIds, version(models));
    }

    static String version(SortedMap<String, byte[]> models) {
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

    static byte[] model(RepositoryService repository, String definitionId) {
        try (InputStream model = repository.getDecisionModel(definitionId)) {
            return model.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Speaks no language in which a table could hold code; the model guard refuses such a table before. */
    static DefaultDmnEngineConfiguration feelAlone() {
        var configuration = new DefaultDmnEngineConfiguration();
        configuration.setScriptEngineResolver(language -> null);
        configuration.setElProvider(expression -> {
            throw new IllegalStateException("a decision table speaks FEEL alone");
        });
        return configuration;
    }

    static FeelEngine feel() {
        return CONFIGURATION.getFeelEngine();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
