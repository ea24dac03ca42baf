package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.casework.CaseSignals;
import com.psnb2b.codesupport.claim.CaseState;
import com.psnb2b.codesupport.claim.CaseStore;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.engine.LeadingTask;
import com.psnb2b.codesupport.engine.RunAs;
import com.psnb2b.codesupport.engine.TaskWatcher;
import com.psnb2b.codesupport.policy.Policies;
import com.psnb2b.codesupport.process.LeadRule.OpenTask;
import com.psnb2b.codesupport.review.Authority;
import com.psnb2b.codesupport.review.CaseCard;
import com.psnb2b.codesupport.review.Review;
import com.psnb2b.codesupport.review.TaskCard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Of a case's open tasks that wait for the same people one leads: it alone stands in the seeded lists and in <em>Next
 * claim</em>, and its card speaks for all. A new task of a case stands behind; before a transaction commits in which some
 * came or went, {@link LeadRule} is asked who leads now.
 */
@Component
class CaseLeads implements TaskWatcher {

    /** The rows of a case are few, and each is found by an index. */
    private static final String OPEN = """
            select t.id_, c.id, t.task_def_key_, t.priority_, t.assignee_ is not null,
              (select string_agg(l.group_id_, ' ' order by l.group_id_) from act_ru_identitylink l
                where l.task_id_ = t.id_ and l.type_ = 'candidate')
            from claims.claim c
            join act_ru_execution e on e.business_key_ = c.id
            join act_ru_task t on t.proc_inst_id_ = e.id_
            where c.case_id = ? and t.proc_def_id_ not like 'appeal:%'
            order by t.due_date_, c.created_at, c.id""";

    private static final String AT_REST = """
            select id_ from act_ru_task where id_ = any(?)
            order by array_position(?::text[], id_::text) limit ? for update skip locked""";

    private final TaskService tasks;
    private final ClaimStore claims;
    private final CaseStore cases;
    private final CaseSignals signals;
    private final Authority authority;
    private final Policies policies;
    private final Review.Settings settings;
    private final RunAs runAs;
    private final JdbcClient jdbc;

    CaseLeads(
            TaskService tasks,
            ClaimStore claims,
            CaseStore cases,
            CaseSignals signals,
            Authority authority,
            Policies policies,
            Review.Settings settings,
            RunAs runAs,
            JdbcClient jdbc) {
        this.tasks = tasks;
        this.claims = claims;
        this.cases = cases;
        this.signals = signals;
        this.authority = authority;
        this.policies = policies;
        this.settings = settings;
        this.runAs = runAs;
        this.jdbc = jdbc;
    }

    @Override
    public void came(DelegateTask task) {
        claim(task).filter(claim -> claim.caseId() != null).ifPresent(claim -> {
            task.setPriority(LeadingTask.behind(task.getPriority()));
            changed(claim);
        });
    }

    @Override
    public void gone(DelegateTask task) {
        claim(task).ifPresent(this::changed);
    }

    /** Empty for an appeal: each stands for itself. */
    private Optional<Claim> claim(DelegateTask task) {
        if (task.getProcessDefinitionId().startsWith(AppealProcessModel.KEY + ":")) {
            return Optional.empty();
        }
        String id = task.getExecution().getProcessBusinessKey();
        return id == null ? Optional.empty() : claims.inWork(id).or(() -> claims.find(id));
    }

    /** Has it settled, before the transaction commits, which tasks lead in the claim's case, and what their cards say. */
    void changed(Claim claim) {
        if (claim.caseId() != null) {
            Changes.current(this).add(claim);
        }
    }

    /** Waits for nobody once it has the lock: what another transaction works on is left to that one, which asks again. */
    private void settle(String caseId, Set<String> changed) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('lead ' || ?, 0))")
                .param(caseId)
                .query(row -> {});
        CaseCards cards = new CaseCards(caseId);
        for (List<OpenTask> waiting : LeadRule.byPlace(open(caseId))) {
            atRest(LeadRule.tooMany(waiting), Integer.MAX_VALUE)
                    .forEach(task -> save(task, LeadingTask.behind(task.priority()), cards.alone(task)));
            Optional<OpenTask> leader = LeadRule.leader(waiting);
            if (leader.isEmpty()) {
                atRest(LeadRule.candidates(waiting), 1)
                        .forEach(next -> save(next, LeadingTask.ahead(next.priority()), cards.ofAll(next)));
            } else if (changed.size() > 1 || changed.contains(leader.get().claim())) {
                atRest(List.of(leader.get()), 1).forEach(task -> save(task, task.priority(), cards.ofAll(task)));
            }
        }
    }

    private List<OpenTask> open(String caseId) {
        return jdbc.sql(OPEN)
                .param(caseId)
                .query((row, number) -> new OpenTask(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3) + ' ' + row.getString(6),
                        row.getInt(4),
                        row.getBoolean(5)))
                .list();
    }

    /** The first of them that no other transaction works on. */
    private List<OpenTask> atRest(List<OpenTask> some, int most) {
        if (some.isEmpty()) {
            return some;
        }
        String[] ids = some.stream().map(OpenTask::id).toArray(String[]::new);
        Set<String> free = Set.copyOf(
                jdbc.sql(AT_REST).params(ids, ids, most).query(String.class).list());
        return some.stream().filter(task -> free.contains(task.id())).toList();
    }

    /** Nobody's act: it follows from what a person did, and needs none of their rights. */
    private void save(OpenTask of, int priority, String card) {
        runAs.nobody(() -> {
            Task task = tasks.createTaskQuery().taskId(of.id()).singleResult();
            if (task != null && (task.getPriority() != priority || !card.equals(task.getDescription()))) {
                task.setPriority(priority);
                task.setDescription(card);
                tasks.saveTask(task);
            }
        });
    }

    /** What cards of a case say; the case is read once, and where a card is wanted. */
    private final class CaseCards {

        private final String caseId;
        private CaseState state;
        private String ofAll;

        CaseCards(String caseId) {
            this.caseId = caseId;
        }

        String ofAll(OpenTask task) {
            if (state == null) {
                state = cases.state(caseId).orElseThrow();
                ofAll = CaseCard.of(state, signals.of(state), policies.current(), settings.referenceCurrency());
            }
            return card(task, ofAll);
        }

        String alone(OpenTask task) {
            return card(task, null);
        }

        private String card(OpenTask task, String line) {
            // Not to work on: its row may be another transaction's.
            Claim claim = claims.inWork(task.claim())
                    .or(() -> claims.find(task.claim()))
                    .orElseThrow();
            return TaskCard.of(claim, authority.ofItself(claim), line);
        }
    }

    /** The cases in which a transaction changed something, each with the claims that it was about. */
    private static final class Changes implements TransactionSynchronization {

        private static final Object KEY = Changes.class;

        private final Map<String, Set<String>> byCase = new TreeMap<>();
        private final CaseLeads leads;

        private Changes(CaseLeads leads) {
            this.leads = leads;
        }

        static Changes current(CaseLeads leads) {
            Changes current = (Changes) TransactionSynchronizationManager.getResource(KEY);
            if (current == null) {
                current = new Changes(leads);
                TransactionSynchronizationManager.bindResource(KEY, current);
                TransactionSynchronizationManager.registerSynchronization(current);
            }
            return current;
        }

        void add(Claim claim) {
            byCase.computeIfAbsent(claim.caseId(), id -> new TreeSet<>()).add(claim.id());
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            byCase.forEach(leads::settle);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(KEY);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(KEY, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
        }
    }
}
