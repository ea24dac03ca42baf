package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.engine.DeploymentListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes what is held up due at once. The jobs are rows that every node looks for, so it counts on all of them; besides,
 * each is tried again by the cycle in the model.
 */
@Component
class IntakeRetries implements DeploymentListener {

    private final JdbcClient jdbc;

    IntakeRetries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean makeDue() {
        return jdbc.sql("update act_ru_job set duedate_ = now(), retries_ = greatest(retries_, 1)"
                                + " where process_def_key_ = ?")
                        .param(IntakeProcess.KEY)
                        .update()
                > 0;
    }
}
