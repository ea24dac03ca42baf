package com.psnb2b.codesupport.guard;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;

/**
 * Checks a DMN file by asking its tables everything that they can ever be asked: that each cell can be read, that no two
 * rows contradict each other, and what is asked in vain.
 */
public final class DmnFileCheck {

    private final List<TableFinding> faults = new ArrayList<>();
    private final List<TableFinding> remarks = new ArrayList<>();
    private final Set<String> tables = new TreeSet<>();
    private final Map<String, DecisionTableSpec> specs;

    private DmnFileCheck(Map<String, DecisionTableSpec> specs) {
        this.specs = specs;
    }

    /** @param specs of the tables that it may hold, by key */
    public static DmnFileCheck of(String fileName, byte[] content, Map<String, DecisionTableSpec> specs) {
        DmnFileCheck check = new DmnFileCheck(specs);
        check.read(fileName, content);
        return check;
    }

    /**
     * What keeps tables of ours in this file from being used; of other tables in it nothing is said.
     *
     * @param content DMN that can be read
     */
    static List<TableFinding> faults(byte[] content, Map<String, DecisionTableSpec> specs) {
        DmnFileCheck check = new DmnFileCheck(specs);
        Dmn.readModelFromStream(new ByteArrayInputStream(content)).getModelElementsByType(Decision.class).stream()
                .filter(decision -> specs.containsKey(decision.getId()))
                .forEach(decision -> check.read(decision, specs.get(decision.getId())));
        return check.faults;
    }

    /** What keeps the file from being used. */
    public List<TableFinding> faults() {
        return faults;
    }

    /** What may not be meant. */
    public List<TableFinding> remarks() {
        return remarks;
    }

    /** Keys of our tables in the file. */
    public Set<String> tables() {
        return tables;
    }

    private void read(String fileName, byte[] content) {
        DmnModelInstance model;
        try {
            model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
        } catch (RuntimeException e) {
            faults.add(new TableFinding(fileName, null, null, "is no DMN file that can be read: " + cause(e)));
            return;
        }
        Collection<Decision> decisions = model.getModelElementsByType(Decision.class);
        if (decisions.isEmpty()) {
            faults.add(new TableFinding(fileName, null, null, "holds no decision table"));
        }
        for (Decision decision : decisions) {
            DecisionTableSpec spec = specs.get(decision.getId());
            if (spec == null) {
                String known = String.join(", ", new TreeSet<>(specs.keySet()));
                faults.add(new TableFinding(
                        fileName,
                        null,
                        null,
                        "holds \"" + decision.getId() + "\", which is no table here; known are " + known));
            } else {
                read(decision, spec);
            }
        }
    }

    private void read(Decision decision, DecisionTableSpec spec) {
        if (!(decision.getExpression() instanceof DecisionTable table)) {
            faults.add(new TableFinding(decision.getId(), null, null, "is no decision table"));
        } else if (!decision.getInformationRequirements().isEmpty()) {
            faults.add(
                    new TableFinding(decision.getId(), null, null, "must stand alone, and requires another decision"));
        } else {
            tables.add(decision.getId());
            DecisionTableChecker one = new DecisionTableChecker(decision.getId(), spec, table);
            one.check();
            faults.addAll(one.faults());
            remarks.addAll(one.remarks());
        }
    }

    /** The first line of what was wrong at the bottom of it. */
    public static String cause(Throwable thrown) {
        Throwable last = thrown;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return String.valueOf(last.getMessage()).lines().findFirst().orElse("");
    }
}
