package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.engine.ModelFailures;
import com.psnb2b.codesupport.platform.TransactionCache;
import com.psnb2b.codesupport.policy.Policies;
import com.psnb2b.codesupport.policy.PolicyTables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The newest deployed version of the decision tables, and of the model. Asks the database which those are, in one question
 * and once in every transaction, so that an owner's deployment counts at once and on every node, and all steps of a
 * transaction judge alike; parses only what is new.
 */
@Component
class DeployedPolicies implements Policies {

    /** By SQL, since every claim is started and judged and the engine's own queries cost several times as much. */
    private static final String LATEST = """
            (select distinct on (key_) key_, id_ from act_re_decision_def where key_ in (%s) and tenant_id_ is null
                order by key_, version_ desc)
            union all
            (select key_, id_ from act_re_procdef where key_ = '%s' and tenant_id_ is null
                order by version_ desc limit 1)""".formatted(
            DmnPolicyTables.KEYS.stream().sorted().map("'%s'"::formatted).collect(Collectors.joining(", ")),
            ProcessModel.KEY);

    /** What a transaction works by. @param model the id of its definition; null where none is deployed */
    private record InForce(String model, DmnPolicyTables tables) {}

    private final RepositoryService repository;
    private final JdbcClient database;
    private final TransactionCache<InForce> inForce = new TransactionCache<>(this::newest);
    private volatile DmnPolicyTables parsed;

    DeployedPolicies(RepositoryService repository, JdbcClient database) {
        this.repository = repository;
        this.database = database;
    }

    @Override
    public PolicyTables current() {
        return inForce.get().tables();
    }

    /** The id of the newest definition of a claim's process; empty where none is deployed. */
    Optional<String> model() {
        return Optional.ofNullable(inForce.get().model());
    }

    private InForce newest() {
        Map<String, String> ids = latest(database);
        String model = ids.remove(ProcessModel.KEY);
        DmnPolicyTables known = parsed;
        if (known == null || !known.definitionIds().equals(ids)) {
            known = ModelFailures.told(() -> parse(ids));
            parsed = known;
        }
        return new InForce(model, known);
    }

    /** Ids of the newest definitions of our tables, by key. */
    static Map<String, String> tables(JdbcClient database) {
        Map<String, String> ids = latest(database);
        ids.remove(ProcessModel.KEY);
        return ids;
    }

    private static Map<String, String> latest(JdbcClient database) {
        Map<String, String> ids = new TreeMap<>();
        database.sql(LATEST).query(row -> {
            ids.put(row.getString(1), row.getString(2));
        });
        return ids;
    }

    private DmnPolicyTables parse(Map<String, String> ids) {
        if (ids.size() != DmnPolicyTables.KEYS.size()) {
            List<String> missing = DmnPolicyTables.KEYS.stream()
                    .filter(key -> !ids.containsKey(key))
                    .sorted()
                    .toList();
            throw new IllegalStateException("decision tables are not deployed: " + String.join(", ", missing));
        }
        return DmnTables.parse(DmnTables.models(repository, ids), ids);
    }
}
