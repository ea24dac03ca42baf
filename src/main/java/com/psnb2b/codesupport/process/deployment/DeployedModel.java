package com.psnb2b.codesupport.process.deployment;

import java.time.Instant;

/**
 * A deployed version of a model or form.
 *
 * @param file its name in our folders, such as {@code code-claim.bpmn}
 * @param id of its deployment
 * @param deployment name of its deployment; may be null
 * @param source where that came from, such as {@code Camunda Modeler}; may be null
 */
public record DeployedModel(String file, String id, String deployment, String source, Instant since, byte[] content) {

    /** Whether the application brought it. */
    public boolean isOurs() {
        return ModelDeployment.NAME.equals(source);
    }

    @Override
    public String toString() {
        return file + " (deployment " + deployment + " from " + source + ", " + since + ")";
    }
}
