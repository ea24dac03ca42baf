package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.guard.DmnFileCheck;
import com.psnb2b.codesupport.guard.TableFinding;
import com.psnb2b.codesupport.policy.DraftPolicies;
import com.psnb2b.codesupport.policy.PolicyTables;
import com.psnb2b.codesupport.policy.PolicyTables.PayoutScope;
import com.psnb2b.codesupport.policy.PolicyTables.Stage;
import com.psnb2b.codesupport.policy.RouteFacts;
import com.psnb2b.codesupport.policy.TableFault;
import com.psnb2b.codesupport.policy.TablesRefused;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads decision tables from files, in place of their deployed namesakes. */
@Component
class DraftTables implements DraftPolicies {

    private final RepositoryService repository;
    private final JdbcClient database;

    DraftTables(RepositoryService repository, JdbcClient database) {
        this.repository = repository;
        this.database = database;
    }

    @Override
    public Draft read(Map<String, byte[]> files) {
        List<TableFault> faults = new ArrayList<>();
        List<TableFault> remarks = new ArrayList<>();
        SortedMap<String, byte[]> models = DmnTables.models(repository, DeployedPolicies.tables(database));
        SortedMap<String, byte[]> inForce = new TreeMap<>(models);
        Map<String, String> readFrom = new TreeMap<>();
        Set<String> changed = new TreeSet<>();
        files.forEach((name, content) -> {
            DmnFileCheck check = DmnFileCheck.of(name, content, PolicyTableSpecs.ALL);
            faults.addAll(told(check.faults()));
            remarks.addAll(told(check.remarks()));
            for (String key : check.tables()) {
                String other = readFrom.putIfAbsent(key, name);
                if (other != null) {
                    faults.add(new TableFault(
                            key, null, null, "stands in " + other + " and in " + name + "; leave one out"));
                }
                if (!Arrays.equals(models.put(key, content), content)) {
                    changed.add(key);
                }
            }
        });
        if (files.isEmpty()) {
            faults.add(new TableFault("no file", null, null, "choose at least one DMN file"));
        }
        if (!faults.isEmpty()) {
            throw new TablesRefused(faults);
        }
        DmnPolicyTables tables = DmnTables.parse(models, Map.of());
        askEverything(tables);
        return new Draft(DmnTables.parse(inForce, Map.of()), tables, changed, remarks);
    }

    private static List<TableFault> told(List<TableFinding> found) {
        return found.stream()
                .map(one -> new TableFault(one.table(), one.row(), one.column(), one.message()))
                .toList();
    }

    /** Once as a judgement asks, so that what the check of the cells missed is found here and not half way. */
    private static void askEverything(PolicyTables tables) {
        for (ClaimType type : ClaimType.values()) {
            ask("coverage", () -> tables.coverage(type));
            ask("claim-window", () -> tables.window(type));
            ask("evidence-requirements", () -> tables.evidence(type, true));
            ask("evidence-requirements", () -> tables.evidence(type, false));
        }
        for (Stage stage : Stage.values()) {
            for (Channel channel : Channel.values()) {
                for (Coverage coverage : Coverage.values()) {
                    RouteFacts facts = new RouteFacts(
                            stage, stage.step(), channel, coverage, ClaimType.UNCLEAR, "US", null, BigDecimal.TEN);
                    ask("review-routing", () -> tables.routing(facts));
                }
            }
        }
        ask("business-calendar", () -> tables.workHours(LocalDate.EPOCH));
        ask("face-values", () -> tables.faceValue(Currency.getInstance("USD")));
        for (PayoutScope scope : PayoutScope.values()) {
            ask("authority-limits", () -> tables.payoutLimit(scope));
        }
        ask("region-zones", () -> tables.zone("EU"));
        ask("products", () -> tables.product("PSN-US-50"));
        ask("psn-error-codes", () -> tables.errorCode("E-82000130"));
    }

    private static void ask(String table, Runnable question) {
        try {
            question.run();
        } catch (RuntimeException e) {
            throw new TablesRefused(
                    List.of(new TableFault(table, null, null, "cannot be evaluated: " + DmnFileCheck.cause(e))));
        }
    }
}
