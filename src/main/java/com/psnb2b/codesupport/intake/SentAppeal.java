package com.psnb2b.codesupport.intake;

import com.psnb2b.codesupport.claim.NewEvidence;
import java.util.List;

/**
 * What a reseller sends who appeals.
 *
 * @param reason in their words; null where they say nothing
 */
public record SentAppeal(String reason, List<NewEvidence> evidence) {}
