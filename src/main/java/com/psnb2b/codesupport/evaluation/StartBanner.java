package com.psnb2b.codesupport.evaluation;

import com.psnb2b.codesupport.access.BaseUrl;
import com.psnb2b.codesupport.platform.EvaluationMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever has started evaluation mode where everything is, and that it is no place for real claims. */
@Component
@ConditionalOnProperty(EvaluationMode.PROPERTY)
class StartBanner {

    private static final Logger LOG = LoggerFactory.getLogger(StartBanner.class);

    private final BaseUrl baseUrl;

    StartBanner(BaseUrl baseUrl) {
        this.baseUrl = baseUrl;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (!(event.getApplicationContext() instanceof WebServerApplicationContext)) {
            return;
        }
        String base = baseUrl.of("").toString();
        LOG.info("""


                  Code Support is in EVALUATION MODE: published passwords, reachable from this machine only.
                  Set SPRING_DATASOURCE_URL and CODESUPPORT_ADMIN_PASSWORD for real claims.

                    Tasklist     {}/camunda/app/tasklist/   reviewer, reviewer2, senior, desk
                    Cockpit      {}/camunda/app/cockpit/    owner, admin
                    Replay       {}/app/replay              owner, admin
                    Retention    {}/app/retention           admin
                    Checklist    {}/check                   for everybody
                    Claims       {}/status                  reseller, reseller2
                    Mailbox      {}/app/mailbox             everybody of the staff; what was sent by mail
                    Claim API    {}/api/v1/claims           Bearer demo-reseller-key
                    Engine REST  {}/engine-rest             HTTP Basic; Modeler deploys here as owner
                    Health       {}/actuator/health

                  A user's password is the user's name.
                """, base, base, base, base, base, base, base, base, base, base);
    }
}
