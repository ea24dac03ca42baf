package com.psnb2b.codesupport.process.deployment;

import java.time.Instant;

/**
 * The newest deployed version of a model or form.
 *
 * @param file its name in our folders, such as {@code code-claim.bpmn}
 * @param deployment name of its deployment; may be null
 * @param source where that came from, such as {@code Camunda Modeler}; may be null
 */
record InForce(String file, String deployment, String source, Instant since, byte[] content) {

    boolean isOurs() {
        return ModelDeployment.NAME.equals(source);
    }

    @Override
    public String toString() {
        return file + " (deployment " + deployment + " from " + source + ", " + since + ")";
    }
}
