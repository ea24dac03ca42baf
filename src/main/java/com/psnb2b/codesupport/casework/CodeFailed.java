package com.psnb2b.codesupport.casework;

/** A model failed on one of many claims that were started together. */
class CodeFailed extends ModelFailed {

    private final int index;

    /** @param index of the claim among those that were to be started, from 0 */
    CodeFailed(int index, ModelFailed failure) {
        super(failure);
        this.index = index;
    }

    int index() {
        return index;
    }
}
