package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.agreement.Kappa;
import com.psnb2b.codesupport.agreement.Standing;
import com.psnb2b.codesupport.insight.Line;
import com.psnb2b.codesupport.insight.Spread;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How figures are written for people. */
final class InsightWords {

    private static final String TOO_FEW = "too few to say";

    /** A wire name, such as {@code already_redeemed}, as a label. */
    public String label(String name) {
        if (name == null || name.isEmpty()) {
            return "not known";
        }
        String words = name.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** What a reseller, a SKU or a person is called. */
    public String name(String value) {
        return value == null || value.isEmpty() ? "not known" : value;
    }

    public String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A histogram knows a duration to a tenth. */
    public String about(Duration time) {
        return time == null ? "–" : DisplayTime.words(time);
    }

    public String median(Spread spread) {
        return about(spread.median());
    }

    /** How old something is. */
    public String age(Instant since, Instant now) {
        return since == null ? "–" : DisplayTime.words(Duration.between(since, now));
    }

    /** A share, in percent; a dash where there is nothing to share. */
    public String share(long part, long whole) {
        return whole == 0 ? "–" : Math.round(100.0 * part / whole) + " %";
    }

    /** @param share 0 to 1; not a number where there is nothing to share */
    public String share(double share) {
        return Double.isNaN(share) ? "–" : Math.round(100 * share) + " %";
    }

    /** With its interval. */
    public String kappa(Kappa kappa) {
        return kappa.isTooFew()
                ? TOO_FEW
                : String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", kappa.value(), kappa.low(), kappa.high());
    }

    /** Whether it is one that a person is overruled so often. */
    public String accident(Standing standing) {
        if (standing.isTooFew()) {
            return TOO_FEW;
        }
        String way = switch (standing.way()) {
            case CLOSED -> "closed that were to be paid";
            case PAID -> "paid that were to be closed";
            case OTHERWISE -> "decided otherwise";
        };
        return standing.named() ? "no: " + standing.inThatWay() + " " + way : "may be";
    }

    /** Claims for each 1,000 delivered codes. @param codes null where no delivery is known */
    public String perThousand(Line line, Long codes) {
        return codes == null || codes == 0 ? "–" : String.format(Locale.ROOT, "%.1f", 1000.0 * line.filed() / codes);
    }

    public String moment(Instant at) {
        return at == null ? "–" : at.toString().substring(0, 16).replace('T', ' ');
    }
}
