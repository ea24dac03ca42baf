package com.psnb2b.codesupport.replay;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.policy.Rejudgement;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a replay claim by claim as CSV, as it goes. */
final class ClaimsCsv implements Closeable {

    private static final List<String> CLAIM = List.of(
            "claim_id",
            "reseller_id",
            "order_id",
            "created_at",
            "judged_at",
            "policy_version",
            "outcome",
            "judged",
            "already_differs_in",
            "differs_in");

    private final BufferedWriter file;

    ClaimsCsv(Path path) throws IOException {
        file = Files.newBufferedWriter(path);
        List<String> header = new ArrayList<>(CLAIM);
        for (Aspect aspect : Aspect.values()) {
            header.add(WireName.of(aspect) + "_in_force");
            header.add(WireName.of(aspect) + "_draft");
        }
        file.write(Csv.line(header));
    }

    void write(ReplayedClaim one) {
        Claim claim = one.claim();
        List<String> values = new ArrayList<>(Arrays.asList(
                claim.id(),
                claim.resellerId(),
                claim.facts().orderId(),
                claim.createdAt().toString(),
                Rejudgement.judgedAt(claim).toString(),
                claim.judgement().policyVersion(),
                claim.outcome() == null ? null : WireName.of(claim.outcome().decision()),
                one.isJudged() ? "yes" : "no",
                words(one.alreadyDiffers()),
                words(one.differences())));
        for (Aspect aspect : Aspect.values()) {
            // The long texts only where they differ.
            boolean written = one.isJudged()
                    && (aspect != Aspect.WORDS || one.differences().contains(aspect));
            values.add(written ? one.inForce().get(aspect) : null);
            values.add(written ? one.draft().get(aspect) : null);
        }
        try {
            file.write(Csv.line(values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(Collection<? extends Enum<?>> values) {
        return values.stream().map(WireName::of).collect(Collectors.joining(" "));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
