package com.psnb2b.codesupport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.access.ApplicationTest;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The groups of a person are not looked up among the rights of everybody; what they may do is {@code RoleTest}. */
class UnfilteredGroupsTest extends ApplicationTest {

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Test
    void aGroupThatHoldsNoRightIsNotTakenOut() {
        assertThat(asTheEngineSees(List.of("reviewers", "holds-no-right")))
                .containsExactly("reviewers", "holds-no-right");
    }

    @Test
    void nobodyIsInNoGroup() {
        assertThat(asTheEngineSees(null)).isEmpty();
    }

    private List<String> asTheEngineSees(List<String> groups) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.getAuthorizationManager().filterAuthenticatedGroupIds(groups));
    }
}
