package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.guard.ModelContract.Variable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The type of every variable: those of a claim, and in one model also the answers of its owner's own tables. */
final class VariableTypes {

    private final Map<String, VariableType> types;

    private VariableTypes(Map<String, VariableType> types) {
        this.types = types;
    }

    /**
     * @param ofClaims what steps and listeners set
     * @param answers types of what decision tables set, by variable
     */
    static VariableTypes of(Map<String, Variable> ofClaims, Map<String, VariableType> answers) {
        Map<String, VariableType> all = new HashMap<>(answers);
        ofClaims.forEach((name, variable) -> all.put(name, variable.type()));
        return new VariableTypes(all);
    }

    /** Empty for a variable that nothing sets, which the search over the paths tells. */
    Optional<VariableType> of(String variable) {
        return Optional.ofNullable(types.get(variable));
    }
}
