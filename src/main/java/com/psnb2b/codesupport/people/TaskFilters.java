package com.psnb2b.codesupport.people;

import static com.psnb2b.codesupport.people.Groups.REVIEWERS;
import static com.psnb2b.codesupport.people.Groups.SENIOR_REVIEWERS;
import static com.psnb2b.codesupport.people.Groups.SUPPORT_DESK;

import com.psnb2b.codesupport.engine.LeadingTask;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The lists in Tasklist. Each list names a step of the process and no group: a person sees the tasks that their own
 * groups may take, wherever the model routes them. The query also asks for the groups of the person. That changes
 * nothing in the result, but spares the engine a look at the rights on every other task.
 *
 * <p>A case stands once in each, by the task that leads; what a person has taken stands in their own list, whatever it is.
 *
 * <p>What is due first stands first. The order is part of the list's query, which comes before any that Tasklist asks
 * for. What a card shows is the task's description, written by {@code TaskCard}.
 *
 * <p>A day ends at midnight of the server's time zone ({@code TZ}), for everybody at the same moment; Tasklist shows
 * each due time in the reader's own zone.
 */
@Component
class TaskFilters {

    static final String PROCESS = "code-claim";

    /** Of claims that are decided once more; its tasks stand in a list of their own. */
    static final String SECOND_LOOKS = "second-look";

    /** Of decided claims that are looked at again; its tasks stand in a list of their own too. */
    static final String APPEALS = "appeal";

    private static final String MINE = "My claims";

    /** A list's property: that it knows of cases. */
    private static final String ONCE = "onceACase";

    private static final String MY_GROUPS = "${currentUserGroups()}";
    private static final String ME = "${currentUser()}";
    private static final String NOW = "${now()}";
    private static final String MIDNIGHT = "${endOfDay()}";

    private final FilterService filters;
    private final TaskService tasks;
    private final IdentityStore store;

    TaskFilters(FilterService filters, TaskService tasks, IdentityStore store) {
        this.filters = filters;
        this.tasks = tasks;
        this.store = store;
    }

    /** Adds the lists that are missing, and renews those of the first version that nobody has changed. */
    void seed() {
        save(
                new Look("Waiting for evidence", "Claims that miss something, until their deadline", "#57606a", 5),
                free().taskDefinitionKeyIn("complete-evidence", "supply-evidence"),
                SUPPORT_DESK);
        save(
                new Look("Claims to review", "Nobody has taken these yet", "#0b5cad", 10),
                free().taskDefinitionKey("review-claim"),
                REVIEWERS,
                SENIOR_REVIEWERS);
        save(
                new Look(MINE, "What you have taken", "#1a7f37", 20),
                claims().taskAssigneeExpression(ME),
                REVIEWERS,
                SENIOR_REVIEWERS,
                SUPPORT_DESK);
        save(
                new Look("Due today", "Yours, or free to take, and due before the day ends", "#0a6c74", 30),
                mineOrFree().dueAfterExpression(NOW).dueBeforeExpression(MIDNIGHT),
                REVIEWERS,
                SENIOR_REVIEWERS,
                SUPPORT_DESK);
        save(
                new Look("Overdue", "Yours, or free to take, and past the due time", "#b42318", 40),
                mineOrFree().dueBeforeExpression(NOW),
                REVIEWERS,
                SENIOR_REVIEWERS,
                SUPPORT_DESK);
        save(
                new Look("Late claims", "Past the window: take up or decline", "#9a6700", 50),
                free().taskDefinitionKey("decide-late-claim"),
                SENIOR_REVIEWERS);
        save(
                new Look("To approve", "Outcomes that need a second person", "#8250df", 60),
                free().taskDefinitionKey("approve-outcome"),
                SENIOR_REVIEWERS);
    }

    /** The list of claims that are decided once more. */
    void seedSecondLooks() {
        saveBeside(
                new Look("Second looks", "Decided claims to decide once more; yours, or free to take", "#57606a", 70),
                SECOND_LOOKS);
    }

    /** The list of decided claims that are looked at again. */
    void seedAppeals() {
        saveBeside(
                new Look("Appeals", "Outcomes to look at again or to correct; yours, or free to take", "#bc4c00", 65),
                APPEALS);
    }

    private void saveBeside(Look look, String process) {
        save(
                look,
                tasks.createTaskQuery()
                        .processDefinitionKey(process)
                        .or()
                        .taskCandidateGroupInExpression(MY_GROUPS)
                        .taskAssigneeExpression(ME)
                        .endOr(),
                REVIEWERS,
                SENIOR_REVIEWERS);
    }

    /** How a filter appears; the lowest position is listed first and opened first. */
    private record Look(String name, String description, String color, int position) {

        Map<String, Object> properties() {
            return Map.of(
                    "description", description, "color", color, "priority", position, "refresh", true, ONCE, true);
        }
    }

    private void save(Look look, TaskQuery query, String... groups) {
        Filter there = filters.createTaskFilterQuery().filterName(look.name()).list().stream()
                .findFirst()
                .orElse(null);
        if (there != null && !isOfFirstVersion(there)) {
            onceACase(there);
            return;
        }
        Filter filter = there == null ? filters.newTaskFilter(look.name()) : there;
        filters.saveFilter(filter.setQuery(
                        query.orderByDueDate().asc().orderByTaskPriority().desc())
                .setProperties(look.properties()));
        Arrays.stream(groups).forEach(group -> store.grant(group, Resources.FILTER, filter.getId(), Permissions.READ));
    }

    /** A list of a version that knew no cases, which an administrator may have changed, has each of them once from now on. */
    private void onceACase(Filter there) {
        if (there.getProperties().containsKey(ONCE)) {
            return;
        }
        Map<String, Object> properties = new HashMap<>(there.getProperties());
        properties.put(ONCE, true);
        if (isOfAll(there)) {
            there.setQuery(there.extend(leading(tasks.createTaskQuery())).getQuery());
        }
        filters.saveFilter(there.setProperties(properties));
    }

    private static boolean isOfAll(Filter filter) {
        return !filter.getName().equals(MINE);
    }

    private static TaskQuery leading(TaskQuery query) {
        return query.taskMinPriority(LeadingTask.FROM);
    }

    /** The first version named variables to show on the cards, in this way and no other. */
    private static boolean isOfFirstVersion(Filter filter) {
        Object variables = filter.getProperties().get("variables");
        return variables != null && variables.toString().contains("Claim type");
    }

    private TaskQuery free() {
        return leading(claims().taskCandidateGroupInExpression(MY_GROUPS));
    }

    private TaskQuery mineOrFree() {
        return leading(claims())
                .or()
                .taskCandidateGroupInExpression(MY_GROUPS)
                .taskAssigneeExpression(ME)
                .endOr();
    }

    private TaskQuery claims() {
        return tasks.createTaskQuery().processDefinitionKey(PROCESS);
    }
}
