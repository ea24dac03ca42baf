package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.policy.TableFault;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
public final class TableCheck {

    private final List<TableFault> faults = new ArrayList<>();
    private final List<TableFault> remarks = new ArrayList<>();
    private final Set<String> tables = new TreeSet<>();

    private TableCheck() {}

    static TableCheck of(String fileName, byte[] content) {
        TableCheck check = new TableCheck();
        check.read(fileName, content);
        return check;
    }

    /**
     * What keeps tables of ours in this file from being used; of other tables in it nothing is said.
     *
     * @param content DMN that can be read
     */
    public static List<TableFault> faults(byte[] content) {
        TableCheck check = new TableCheck();
        Dmn.readModelFromStream(new ByteArrayInputStream(content)).getModelElementsByType(Decision.class).stream()
                .filter(decision -> TableSpec.ALL.containsKey(decision.getId()))
                .forEach(decision -> check.read(decision, TableSpec.ALL.get(decision.getId())));
        return check.faults;
    }

    /** What keeps the file from being used. */
    List<TableFault> faults() {
        return faults;
    }

    /** What may not be meant. */
    List<TableFault> remarks() {
        return remarks;
    }

    /** Keys of our tables in the file. */
    Set<String> tables() {
        return tables;
    }

    private void read(String fileName, byte[] content) {
        DmnModelInstance model;
        try {
            model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
        } catch (RuntimeException e) {
            faults.add(new TableFault(fileName, null, null, "is no DMN file that can be read: " + cause(e)));
            return;
        }
        Collection<Decision> decisions = model.getModelElementsByType(Decision.class);
        if (decisions.isEmpty()) {
            faults.add(new TableFault(fileName, null, null, "holds no decision table"));
        }
        for (Decision decision : decisions) {
            TableSpec spec = TableSpec.ALL.get(decision.getId());
            if (spec == null) {
                String known = String.join(", ", new TreeSet<>(TableSpec.ALL.keySet()));
                faults.add(new TableFault(
                        fileName,
                        null,
                        null,
                        "holds \"" + decision.getId() + "\", which is no table here; known are " + known));
            } else {
                read(decision, spec);
            }
        }
    }

    private void read(Decision decision, TableSpec spec) {
        if (!(decision.getExpression() instanceof DecisionTable table)) {
            faults.add(new TableFault(decision.getId(), null, null, "is no decision table"));
        } else if (!decision.getInformationRequirements().isEmpty()) {
            faults.add(new TableFault(decision.getId(), null, null, "must stand alone, and requires another decision"));
        } else {
            tables.add(decision.getId());
            OneTable one = new OneTable(decision.getId(), spec, table);
            one.check();
            faults.addAll(one.faults());
            remarks.addAll(one.remarks());
        }
    }

    /** The first line of what was wrong at the bottom of it. */
    static String cause(Throwable thrown) {
        Throwable last = thrown;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return String.valueOf(last.getMessage()).lines().findFirst().orElse("");
    }
}
