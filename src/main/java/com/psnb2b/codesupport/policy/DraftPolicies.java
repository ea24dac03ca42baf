package com.psnb2b.codesupport.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads decision tables that are not deployed, to see what they would do. Deploys nothing. */
public interface DraftPolicies {

    /**
     * A draft that holds.
     *
     * @param inForce the tables in force when it was read
     * @param tables the same, with those of the files in place of their namesakes
     * @param changed the keys of the tables whose file is not the deployed one
     * @param remarks what is no fault, but may not be meant
     */
    record Draft(PolicyTables inForce, PolicyTables tables, Set<String> changed, List<TableFault> remarks) {}

    /**
     * Reads and checks DMN files.
     *
     * @param files content by file name; tables that are in none of them stay as deployed
     * @throws TablesRefused with every fault, where there is one
     */
    Draft read(Map<String, byte[]> files);
}
