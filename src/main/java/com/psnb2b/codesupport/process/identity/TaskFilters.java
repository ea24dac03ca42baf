package com.psnb2b.codesupport.process.identity;

import static com.psnb2b.codesupport.security.Groups.REVIEWERS;
import static com.psnb2b.codesupport.security.Groups.SENIOR_REVIEWERS;
import static com.psnb2b.codesupport.security.Groups.SUPPORT_DESK;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The lists in Tasklist. They name the step and not the candidate group: everybody sees in them the tasks that they may
 * work on, wherever the model routes these, and an administrator sees all.
 */
@Component
class TaskFilters {

    static final String PROCESS = "code-claim";

    private static final List<Map<String, String>> CARD = List.of(
            variable("orderId", "Order"),
            variable("resellerId", "Reseller"),
            variable("claimType", "Claim type"),
            variable("coverage", "Coverage"));

    private final FilterService filters;
    private final TaskService tasks;
    private final IdentityStore store;

    TaskFilters(FilterService filters, TaskService tasks, IdentityStore store) {
        this.filters = filters;
        this.tasks = tasks;
        this.store = store;
    }

    void seed() {
        save(
                new Look("Claims to review", "Nobody has taken these yet; the most urgent first", "#0b5cad", 10),
                step("review-claim"),
                REVIEWERS,
                SENIOR_REVIEWERS);
        save(
                new Look("My claims", "What you have taken", "#1a7f37", 20),
                claims().taskAssigneeExpression("${currentUser()}"),
                REVIEWERS,
                SENIOR_REVIEWERS,
                SUPPORT_DESK);
        save(
                new Look("Late claims", "Past the window: take up or decline", "#9a6700", 30),
                step("decide-late-claim"),
                SENIOR_REVIEWERS);
        save(
                new Look("To approve", "Outcomes that need a second person", "#8250df", 40),
                step("approve-outcome"),
                SENIOR_REVIEWERS);
        save(
                new Look(
                        "Waiting for evidence", "Claims that miss something, until their window closes", "#57606a", 50),
                step("complete-evidence"),
                SUPPORT_DESK);
    }

    /** How a filter appears; the lowest position is listed first and opened first. */
    private record Look(String name, String description, String color, int position) {

        Map<String, Object> properties() {
            return Map.of(
                    "description", description,
                    "color", color,
                    "priority", position,
                    "refresh", true,
                    "showUndefinedVariable", false,
                    "variables", CARD);
        }
    }

    private void save(Look look, TaskQuery query, String... groups) {
        if (filters.createTaskFilterQuery().filterName(look.name()).count() > 0) {
            return;
        }
        Filter filter = filters.newTaskFilter(look.name())
                .setQuery(query.orderByTaskPriority().desc().orderByDueDate().asc())
                .setProperties(look.properties());
        filters.saveFilter(filter);
        Arrays.stream(groups).forEach(group -> store.grant(group, Resources.FILTER, filter.getId(), Permissions.READ));
    }

    private TaskQuery step(String taskDefinitionKey) {
        return claims().taskDefinitionKey(taskDefinitionKey).taskUnassigned();
    }

    private TaskQuery claims() {
        return tasks.createTaskQuery().processDefinitionKey(PROCESS);
    }

    private static Map<String, String> variable(String name, String label) {
        return Map.of("name", name, "label", label);
    }
}
