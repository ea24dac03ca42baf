package com.psnb2b.codesupport.mail;

import com.psnb2b.codesupport.casework.VisibleClaims;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.Party;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.code.CodeRedactor;
import com.psnb2b.codesupport.intake.EvidenceReader;
import com.psnb2b.codesupport.mail.received.MailReader;
import com.psnb2b.codesupport.mail.received.ReceivedMail;
import com.psnb2b.codesupport.mail.received.ReceivedMail.ReceivedFile;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the files of a mail as evidence, by the checks of uploads. */
@Component
class MailEvidence {

    /** Smaller pictures that a text shows are logos and the like. */
    private static final int LOGO = 12 * 1024;

    private final EvidenceReader evidence;
    private final VisibleClaims visible;

    MailEvidence(EvidenceReader evidence, VisibleClaims visible) {
        this.evidence = evidence;
        this.visible = visible;
    }

    /** Files as evidence, and what is the matter with the others. */
    record Files(List<NewEvidence> taken, List<String> refused) {}

    /** @throws com.psnb2b.codesupport.casework.NoSuchClaim where the claim is not the party's */
    Files read(Party party, ReplyAddress address, ReceivedMail mail) {
        List<NewEvidence> taken = new ArrayList<>();
        List<String> refusedFiles = new ArrayList<>();
        Claim claim = address.isCase() ? null : visible.require(party, address.about());
        for (ReceivedFile file : mail.files()) {
            boolean isLogo = file.inline() && file.bytes().length < LOGO;
            if (!isLogo) {
                try {
                    if (taken.size() == MailReader.FILES) {
                        throw InvalidInput.of("file", "too_many", "a mail may bring at most 20 files");
                    }
                    taken.add(evidence.read(type(claim, file), file.name(), file.bytes(), party.actor()));
                } catch (InvalidInput e) {
                    refusedFiles.add(name(file) + ": " + e.errors().get(0).message());
                }
            }
        }
        return new Files(taken, refusedFiles);
    }

    /** The one kind that a question asks for, else what is missing and can be such a file; a person looks at it. */
    private static String type(Claim claim, ReceivedFile file) {
        List<EvidenceType> asked =
                claim == null || claim.request() == null || !claim.request().waits()
                        ? List.of()
                        : claim.request().stillAsked();
        if (asked.size() == 1) {
            return WireName.of(asked.get(0));
        }
        List<EvidenceName> missing = claim == null || claim.judgement() == null
                ? List.of()
                : claim.judgement().evidence().missing();
        boolean isPicture = file.mediaType().startsWith("image/");
        if (isPicture && missing.contains(EvidenceName.ERROR_SCREENSHOT)) {
            return WireName.of(EvidenceType.ERROR_SCREENSHOT);
        }
        return WireName.of(
                missing.contains(EvidenceName.TRANSACTION_HISTORY)
                        ? EvidenceType.TRANSACTION_HISTORY
                        : EvidenceType.OTHER);
    }

    private static String name(ReceivedFile file) {
        String name = file.name() == null ? file.mediaType() : file.name();
        return CodeRedactor.redactName(name.substring(0, Math.min(100, name.length())));
    }
}
