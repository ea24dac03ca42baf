package com.psnb2b.codesupport.engine;

/** Is told when something was deployed or a deployment was removed: claims that a model failed on may go on now. */
public interface DeploymentListener {

    /**
     * Makes what waits for it due.
     *
     * @return whether anything waited
     */
    boolean makeDue();
}
