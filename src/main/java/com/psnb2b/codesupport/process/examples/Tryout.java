package com.psnb2b.codesupport.process.examples;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.engine.AskedTable;
import com.psnb2b.codesupport.engine.FeelTables;
import com.psnb2b.codesupport.guard.DrawnWay.Place;
import com.psnb2b.codesupport.intake.StrictJson;
import com.psnb2b.codesupport.policy.Rejudgement;
import com.psnb2b.codesupport.process.DraftModels;
import com.psnb2b.codesupport.process.examples.ExampleFile.Unreadable;
import com.psnb2b.codesupport.process.examples.Tried.Judged;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Sends one claim through a draft, to be looked at; keeps nothing. */
@Component
public class Tryout {

    private final ExampleRun run;
    private final ClaimStore claims;
    private final StrictJson json;
    private final Clock clock;

    Tryout(ExampleRun run, ClaimStore claims, StrictJson json, Clock clock) {
        this.run = run;
        this.claims = claims;
        this.json = json;
        this.clock = clock;
    }

    /** @param facts an example, or a claim as {@code POST /claims} takes it */
    public Tried facts(byte[] facts, DraftModels draft) {
        try {
            Example example = ExampleFile.tried(facts, json, clock.instant());
            return watched(() -> run.of(example, draft), null, example);
        } catch (Unreadable e) {
            return Tried.refused(e.getMessage());
        }
    }

    /**
     * A claim that was filed, judged as of its own time.
     *
     * @return empty where there is none of this id
     */
    public Optional<Tried> claim(String id, DraftModels draft) {
        return claims.find(id).filter(claim -> isJudged(claim.judgement())).map(claim -> {
            Judged before = Judged.of(claim.judgement());
            return watched(() -> run.of(judged(claim, draft), draft), before, null);
        });
    }

    private static boolean isJudged(Judgement judgement) {
        return judgement != null && judgement.window() != null;
    }

    private Claim judged(Claim claim, DraftModels draft) {
        claim.judged(Rejudgement.of(claim, draft.policy()), clock.instant());
        return claim;
    }

    private static Tried watched(Supplier<Result> work, Judged before, Example example) {
        List<AskedTable> asked = new ArrayList<>();
        Result result = FeelTables.watched(asked::add, work);
        List<String> differences = example == null || example.expect().isMissingNode()
                ? List.of()
                : Expectation.differences(example.expect(), result);
        if (result.refused() != null) {
            return new Tried(
                    result.refused(), null, null, List.of(), List.of(), List.of(), List.of(), null, asked, differences);
        }
        return new Tried(
                null,
                before,
                Judged.of(result.claim().judgement()),
                result.way().passed(),
                result.way().waits().stream().map(Place::id).toList(),
                result.queues(),
                result.priorities(),
                result.way().unclear(),
                asked,
                differences);
    }
}
