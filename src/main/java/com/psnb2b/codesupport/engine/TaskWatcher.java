package com.psnb2b.codesupport.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;

/** Is told of every task of every model that comes or goes, however it goes; in the transaction in which it does. */
public interface TaskWatcher {

    /** It is new, and what is set now is written with it. */
    void came(DelegateTask task);

    /** It is completed, or what it was for is over. */
    void gone(DelegateTask task);
}
