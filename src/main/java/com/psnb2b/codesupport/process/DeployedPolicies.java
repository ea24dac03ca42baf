package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.policy.Policies;
import com.psnb2b.codesupport.policy.PolicyTables;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The newest deployed version of the decision tables. Asks the database which that is, once in every transaction, so that
 * an owner's deployment counts at once and on every node, and all steps of a transaction judge alike; parses only what is
 * new.
 */
@Component
class DeployedPolicies implements Policies {

    /** By SQL, since every claim is judged and the engine's own query costs several times as much. */
    private static final String LATEST =
            "select distinct on (key_) key_, id_ from act_re_decision_def where key_ in (:keys) and tenant_id_ is null"
                    + " order by key_, version_ desc";

    private final RepositoryService repository;
    private final JdbcClient database;
    private final OncePerTransaction<PolicyTables> inForce = new OncePerTransaction<>(this::newest);
    private volatile DmnPolicyTables parsed;

    DeployedPolicies(RepositoryService repository, JdbcClient database) {
        this.repository = repository;
        this.database = database;
    }

    @Override
    public PolicyTables current() {
        return inForce.get();
    }

    private DmnPolicyTables newest() {
        Map<String, String> ids = latest(database);
        DmnPolicyTables known = parsed;
        if (known == null || !known.definitionIds().equals(ids)) {
            known = parse(ids);
            parsed = known;
        }
        return known;
    }

    /** Ids of the newest definitions of our tables, by key. */
    static Map<String, String> latest(JdbcClient database) {
        Map<String, String> ids = new TreeMap<>();
        database.sql(LATEST).param("keys", DmnPolicyTables.KEYS).query(row -> {
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
