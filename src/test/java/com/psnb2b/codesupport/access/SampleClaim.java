package com.psnb2b.codesupport.access;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A claim of the first demo reseller that waits for its review, and what stands for a variable of a path: the claim's own
 * ids where the path is about one, else {@code none}.
 *
 * @param ids by the beginning of a mapped path that ends in the variable; longer ones first
 */
record SampleClaim(String claimId, Map<String, String> ids) {

    /** The path to call for a mapped one. */
    String path(String mapped) {
        String path = mapped;
        for (var id : ids.entrySet()) {
            String pattern = id.getKey();
            if (path.equals(pattern) || path.startsWith(pattern + "/")) {
                path = pattern.substring(0, pattern.lastIndexOf('/') + 1)
                        + id.getValue()
                        + path.substring(pattern.length());
            }
        }
        return path.replaceAll("\\{[^}]*}", "none").replace("**", "none");
    }

    /** The same claim under an id that nobody has. */
    SampleClaim unknown() {
        String unknown = claimId.substring(0, claimId.length() - 4) + "0000";
        Map<String, String> others = new LinkedHashMap<>(ids);
        others.replaceAll((pattern, id) -> id.replace(claimId, unknown));
        return new SampleClaim(unknown, others);
    }
}
