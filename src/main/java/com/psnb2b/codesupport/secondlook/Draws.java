package com.psnb2b.codesupport.secondlook;

import com.psnb2b.codesupport.secondlook.LookStore.Drawn;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Every draw of a key, for whoever recomputes them. */
@Component
public class Draws {

    private static final int AT_ONCE = 1000;

    private final LookStore store;

    Draws(LookStore store) {
        this.store = store;
    }

    /** A line a decided claim, in the order of the decisions; however many there are, few are in memory. */
    public void csv(int keyId, Writer out) throws IOException {
        out.write("claim_id,decided_at,rate,drawn\r\n");
        Instant after = Instant.EPOCH;
        String afterClaim = "";
        List<Drawn> some;
        do {
            some = store.draws(keyId, after, afterClaim, AT_ONCE);
            for (Drawn draw : some) {
                out.write(draw.claimId() + "," + draw.decidedAt() + ","
                        + draw.rate().stripTrailingZeros().toPlainString() + "," + draw.drawn() + "\r\n");
                after = draw.decidedAt();
                afterClaim = draw.claimId();
            }
        } while (some.size() == AT_ONCE);
    }
}
