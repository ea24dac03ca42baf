package com.psnb2b.codesupport.guard;

import java.util.Optional;
import org.w3c.dom.Element;

/** What a model relies on outside of itself (forms, tables, groups), as it will be after the deployment. */
public interface ModelEnvironment {

    /** Who is in a group. */
    enum Group {
        /** There is no such group. */
        UNKNOWN,
        /** Nobody is in it who could take a task. */
        EMPTY,
        STAFFED
    }

    /** The newest Camunda Form of this id. */
    Optional<byte[]> form(String id);

    /** The newest DMN file with a decision of this id. */
    Optional<byte[]> table(String decision);

    Group group(String id);

    /** The process of this key, where it stands in the same deployment. */
    default Optional<Element> process(String key) {
        return Optional.empty();
    }
}
