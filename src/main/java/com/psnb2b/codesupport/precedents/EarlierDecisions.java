package com.psnb2b.codesupport.precedents;

import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.platform.database.BackgroundWork;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes up what was decided before precedents were kept, some at a time, on any number of nodes; goes on where it was
 * stopped, and has nothing to do once it is through.
 */
@Component
class EarlierDecisions {

    private static final Logger LOG = LoggerFactory.getLogger(EarlierDecisions.class);

    /** Claims of one transaction. */
    private static final int AT_ONCE = 200;

    private static final String TAKE = """
            delete from claims.precedent_due where claim_id in (
                select claim_id from claims.precedent_due order by claim_id limit ? for update skip locked)
            returning claim_id""";

    private final JdbcClient jdbc;
    private final ClaimStore claims;
    private final Precedents precedents;
    private final BackgroundWork background;
    private final TransactionTemplate transaction;

    EarlierDecisions(
            JdbcClient jdbc,
            ClaimStore claims,
            Precedents precedents,
            BackgroundWork background,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.claims = claims;
        this.precedents = precedents;
        this.background = background;
        transaction = new TransactionTemplate(transactions);
    }

    /** Takes up all that are due, at the start and once an hour, in case another node died with some. */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT1H")
    void takeUp() {
        int all = 0;
        for (int some = next(); some > 0; some = next()) {
            all += some;
        }
        if (all > 0) {
            LOG.info("{} claims that were decided before count as precedents now", all);
        }
    }

    private int next() {
        return transaction.execute(status -> {
            background.takesItsTime();
            List<String> ids = jdbc.sql(TAKE).param(AT_ONCE).query(String.class).list();
            ids.forEach(id -> claims.find(id)
                    .filter(claim -> claim.outcome() != null && claim.judgement() != null)
                    .ifPresent(precedents::keepEarlier));
            return ids.size();
        });
    }
}
