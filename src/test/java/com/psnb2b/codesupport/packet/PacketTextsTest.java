package com.psnb2b.codesupport.packet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.claim.ClaimEvent;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Classification;
import com.psnb2b.codesupport.claim.Confidence;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.CustomerReport;
import com.psnb2b.codesupport.claim.Reason;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.claim.WindowState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The page of a packet reads well for the barest claim too, and what others wrote in it stays text. */
class PacketTextsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void aBareClaimHasAPage() throws Exception {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        var templates = new SpringTemplateEngine();
        templates.setTemplateResolver(resolver);
        var nothing = new ClaimDocument.Goods(null, null, null);
        var claim = new ClaimDocument(
                "clm_1",
                null,
                ClaimStatus.UNDER_REVIEW,
                NOW,
                NOW,
                3,
                "v1",
                new ClaimDocument.Stated(
                        "<i>ORD-1</i>",
                        null,
                        ReportedIssue.OTHER,
                        null,
                        nothing,
                        new ClaimDocument.Goods("US", null, "50 USD"),
                        null,
                        null,
                        null,
                        null,
                        CustomerReport.NONE),
                null,
                new Classification(ClaimType.UNCLEAR, List.of(new Reason("NO_RULE_FITS", "why")), Confidence.LOW),
                Coverage.NEEDS_REVIEW,
                null,
                new ClaimDocument.ClaimWindow(WindowState.UNDETERMINED, null, null, null, NOW),
                List.of(),
                List.of(),
                List.of());
        var events = List.of(new ClaimEvent(1, "claim.created", NOW, "reseller:<b>", null, Map.of()));

        String page =
                new String(new PacketTexts(new ObjectMapper(), templates).page(claim, events), StandardCharsets.UTF_8);

        assertThat(page)
                .contains("not known", "US, 50 USD", "why (NO_RULE_FITS)", "&lt;i&gt;ORD-1", "reseller:&lt;b&gt;")
                .doesNotContain("null", "<i>", "<b>", " th:", "xmlns");
    }
}
