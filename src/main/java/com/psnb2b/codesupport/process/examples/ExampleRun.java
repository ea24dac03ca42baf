package com.psnb2b.codesupport.process.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.DeliveryState;
import com.psnb2b.codesupport.claim.Ids;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.OrderRecords;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.guard.DrawnWay.Place;
import com.psnb2b.codesupport.guard.DrawnWay.Way;
import com.psnb2b.codesupport.intake.ClaimReader;
import com.psnb2b.codesupport.policy.Judge;
import com.psnb2b.codesupport.policy.JudgementInput;
import com.psnb2b.codesupport.policy.PolicyTables.Routing;
import com.psnb2b.codesupport.process.DraftModels;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sends an example through draft tables and a draft model, as a claim of that moment would go; keeps nothing. */
@Component
class ExampleRun {

    private static final String ACTOR = "system";
    private static final String QUEUE = "${queue}";

    private final ClaimReader reader;
    private final Clock clock;

    ExampleRun(ClaimReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    Result of(Example example, DraftModels draft) {
        try {
            List<DeliveryState> states = new ArrayList<>();
            for (JsonNode delivery : example.deliveries()) {
                states.add(reader.readDelivery(delivery));
            }
            return of(reader.read(example.claim(), example.reseller(), example.channel(), ACTOR), states, draft);
        } catch (InvalidInput e) {
            return new Result(e.errors().toString(), null, null, Set.of(), Set.of());
        }
    }

    private Result of(Submission submission, List<DeliveryState> states, DraftModels draft) {
        return of(judged(submission, states, draft), draft);
    }

    /** @param claim judged by the draft */
    Result of(Claim claim, DraftModels draft) {
        Way way = draft.way(claim);
        Set<String> queues = new TreeSet<>();
        Set<Integer> priorities = new TreeSet<>();
        for (Place place : way.waits()) {
            Optional<Routing> route = draft.route(claim, place);
            route.map(Routing::priority).ifPresent(priorities::add);
            queues.addAll(place.groups().stream()
                    .map(group -> group.equals(QUEUE) ? route.orElseThrow().queue() : group)
                    .collect(Collectors.toSet()));
        }
        return new Result(null, claim, way, queues, priorities);
    }

    private Claim judged(Submission submission, List<DeliveryState> states, DraftModels draft) {
        Instant now = clock.instant();
        Claim claim = Claim.open(Ids.claim(), submission, now);
        claim.foundRecord(OrderRecords.about(submission, states).orElse(null), now);
        claim.judged(Judge.judge(JudgementInput.of(claim, now), draft.policy()), now);
        claim.settle(now);
        if (claim.judgement().status() == ClaimStatus.UNDER_REVIEW) {
            claim.submit(now);
        }
        return claim;
    }
}
