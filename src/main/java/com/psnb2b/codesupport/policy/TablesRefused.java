package com.psnb2b.codesupport.policy;

import java.util.List;
import java.util.stream.Collectors;

/** Decision tables that do not hold. */
public class TablesRefused extends RuntimeException {

    private final List<TableFault> faults;

    public TablesRefused(List<TableFault> faults) {
        super(faults.stream().map(TableFault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /** At least one. */
    public List<TableFault> faults() {
        return faults;
    }
}
