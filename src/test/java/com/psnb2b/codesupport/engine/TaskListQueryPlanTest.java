package com.psnb2b.codesupport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.Test;

/** Which task queries are read in the order of an index: at 100,000 open tasks the wrong choice costs a fifth of a second. */
class TaskListQueryPlanTest {

    @Test
    void aListOfWhateverIsOpenIsReadInOrder() {
        assertThat(isWide(tasks -> tasks.taskDefinitionKey("review-claim").taskUnassigned()))
                .isTrue();
        assertThat(isWide(tasks ->
                        tasks.or().taskUnassigned().taskAssignee("rita").endOr()))
                .isTrue();
    }

    @Test
    void theTasksOfOneClaimAreNot() {
        assertThat(isWide(tasks -> tasks.processInstanceId("a"))).isFalse();
        assertThat(isWide(tasks -> tasks.processInstanceIdIn("a"))).isFalse();
        assertThat(isWide(tasks -> tasks.processInstanceBusinessKey("a"))).isFalse();
        assertThat(isWide(tasks -> tasks.processInstanceBusinessKeyIn("a"))).isFalse();
        assertThat(isWide(tasks -> tasks.executionId("a"))).isFalse();
        assertThat(isWide(tasks -> tasks.taskId("a"))).isFalse();
        assertThat(isWide(tasks -> tasks.taskIdIn("a"))).isFalse();
    }

    @Test
    void thoseOfOnePersonAreNot() {
        assertThat(isWide(tasks -> tasks.taskAssignee("rita"))).isFalse();
    }

    @Test
    void whatNeedsNoOrderIsNot() {
        assertThat(TaskListQueryPlan.isWide((TaskQueryImpl) new TaskQueryImpl().taskDefinitionKey("review-claim")))
                .isFalse();
    }

    private static boolean isWide(UnaryOperator<TaskQuery> narrowed) {
        return TaskListQueryPlan.isWide((TaskQueryImpl)
                narrowed.apply(new TaskQueryImpl()).orderByDueDate().asc());
    }
}
