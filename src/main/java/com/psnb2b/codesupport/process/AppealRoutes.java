package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.casework.ClaimWork;
import com.psnb2b.codesupport.casework.Route;
import com.psnb2b.codesupport.claim.Appeal;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.policy.PolicyTables.Stage;
import java.util.Date;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What gateways, due dates and priorities of {@code appeal} ask; each step is due by {@code review-routing}. */
@Component
class AppealRoutes {

    private final ClaimWork work;

    AppealRoutes(ClaimWork work) {
        this.work = work;
    }

    /** The variables of an open appeal, as it stands. */
    Map<String, Object> variables(Claim claim) {
        Appeal appeal = claim.openAppeal().orElseThrow();
        Route route = route(claim, appeal);
        return Map.of(
                AppealProcessModel.CORRECTION,
                appeal.isCorrection(),
                AppealProcessModel.SECOND_PERSON,
                appeal.decision() != null && appeal.decision().needsSecondPerson(),
                ProcessModel.DUE_DATE,
                Date.from(route.dueAt()),
                ProcessModel.PRIORITY,
                route.priority());
    }

    private Route route(Claim claim, Appeal appeal) {
        if (appeal.waitsForApproval()) {
            return work.route(claim, Stage.APPROVAL, AppealProcessModel.APPROVE);
        }
        return work.route(
                claim, Stage.REVIEW, appeal.isCorrection() ? AppealProcessModel.CORRECT : AppealProcessModel.DECIDE);
    }
}
