package com.psnb2b.codesupport.process;

import static java.util.Map.entry;

import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Confidence;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.FaceValue;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.guard.DecisionTableSpec;
import com.psnb2b.codesupport.guard.OutputCell;
import com.psnb2b.codesupport.policy.PolicyTables.PayoutScope;
import com.psnb2b.codesupport.policy.PolicyTables.Stage;
import com.psnb2b.codesupport.policy.PolicyTables.Suggestion;
import com.psnb2b.codesupport.policy.Wording;
import com.psnb2b.codesupport.policy.WorkHours;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;

/** What each table of the policy is asked by {@link DmnPolicyTables}, and how it must answer. */
final class PolicyTableSpecs {

    /** Countries of a zone; may be none. */
    private static final OutputCell COUNTRIES = OutputCell.text(
            CountryList::all, "is no list of ISO 3166-1 alpha-2 countries such as \"DE FR\", nor \"*\" for all");

    /** A country, or a zone that is known everywhere. */
    private static final OutputCell PLACE =
            OutputCell.text(CountryList::isPlace, "is no place such as \"US\" or \"EU\"");

    /** A face value that can be understood (policy, section 2a). */
    private static final OutputCell FACE_VALUE = OutputCell.text(
            text -> !(FaceValue.of(text) instanceof FaceValue.NotUnderstood),
            "is no face value such as \"50 USD\", nor an amount in the store's currency");

    /** When people work on a day. */
    private static final OutputCell HOURS = OutputCell.text(
            text -> WorkHours.read(text).isPresent(),
            "is no hours such as \"09:00-17:00\" or \"09:00-12:00, 13:00-17:30\", nor \"closed\"");

    private static final OutputCell TIME_ZONE = OutputCell.text(
            ZoneId.getAvailableZoneIds()::contains, "is no time zone such as \"Europe/London\" or \"UTC\"");

    /** Text that a reseller reads (policy, section 7). */
    private static final OutputCell SENT_TEXT =
            value -> value instanceof String text && Wording.promiseIn(text).isPresent()
                    ? "reads as a promise, and a reseller sees it: \""
                            + Wording.promiseIn(text).get() + "\""
                    : OutputCell.TEXT.fault(value);

    private static final Set<String> ONE_ROW = Set.of("UNIQUE", "FIRST");
    private static final Set<String> ALL_ROWS = Set.of("COLLECT", "RULE ORDER");

    /** The tables, by key. */
    static final Map<String, DecisionTableSpec> ALL = Map.of(
            "claim-window",
            new DecisionTableSpec(
                    ONE_ROW,
                    ordered(entry("claimType", words(ClaimType.values()))),
                    List.of(),
                    ordered(entry("duration", OutputCell.SOME_TIME), entry("remindBefore", OutputCell.TIME)),
                    null,
                    "the published 7 days count"),
            "coverage",
            new DecisionTableSpec(
                    ONE_ROW,
                    ordered(entry("claimType", words(ClaimType.values()))),
                    List.of(),
                    ordered(
                            entry("coverage", OutputCell.oneOf(words(Coverage.values()))),
                            entry("explanation", SENT_TEXT)),
                    null,
                    "the claim counts as needs_review, and a person looks"),
            "evidence-requirements",
            new DecisionTableSpec(
                    ALL_ROWS,
                    ordered(
                            entry("claimType", words(ClaimType.values())),
                            entry("received", List.<Object>of(true, false))),
                    List.of(),
                    ordered(
                            entry("item", OutputCell.oneOf(words(EvidenceName.values()))),
                            entry("need", OutputCell.oneOf(List.of("required", "recommended"))),
                            entry("why", SENT_TEXT)),
                    "item",
                    "nothing at all is asked for"),
            "psn-error-codes",
            new DecisionTableSpec(
                    ONE_ROW,
                    ordered(entry("errorCode", List.<Object>of())),
                    List.of("E-82000130"),
                    ordered(
                            entry("suggests", OutputCell.oneOf(words(Suggestion.values()))),
                            entry("reason", OutputCell.REASON_CODE),
                            entry("confidence", OutputCell.oneOf(words(Confidence.values()))),
                            entry("meaning", SENT_TEXT)),
                    null,
                    "the code counts as unknown, and a person looks"),
            "face-values",
            new DecisionTableSpec(
                    ONE_ROW,
                    ordered(entry("currency", List.<Object>of())),
                    List.of("USD", "EUR"),
                    ordered(entry("worth", OutputCell.WORTH)),
                    null,
                    "the worth is not known, and a second person is asked"),
            "authority-limits",
            new DecisionTableSpec(
                    ONE_ROW,
                    ordered(entry("scope", words(PayoutScope.values()))),
                    List.of(),
                    ordered(entry("limit", OutputCell.AMOUNT)),
                    null,
                    "a second person is asked for every payout"),
            "region-zones",
            new DecisionTableSpec(
                    ONE_ROW,
                    ordered(entry("zone", List.<Object>of())),
                    List.of("EU"),
                    ordered(entry("members", COUNTRIES), entry("doubtful", COUNTRIES)),
                    null,
                    "the zone cannot be compared, and a person looks"),
            "products",
            new DecisionTableSpec(
                    ONE_ROW,
                    ordered(entry("sku", List.<Object>of())),
                    List.of("PSN-US-50"),
                    ordered(entry("region", PLACE), entry("denomination", FACE_VALUE)),
                    null,
                    "the SKU compares with nothing but itself"),
            "review-routing",
            new DecisionTableSpec(
                    ONE_ROW,
                    ordered(
                            entry("stage", words(Stage.values())),
                            entry("channel", words(Channel.values())),
                            entry("coverage", words(Coverage.values())),
                            entry("claimType", words(ClaimType.values())),
                            entry("step", List.<Object>of()),
                            entry("region", List.<Object>of()),
                            entry("resellerId", List.<Object>of()),
                            entry("faceValue", List.<Object>of())),
                    List.of("any other"),
                    ordered(
                            entry("queue", OutputCell.GROUP),
                            entry("priority", OutputCell.PRIORITY),
                            entry("dueIn", OutputCell.SOME_TIME),
                            entry("approvalFrom", OutputCell.AMOUNT)),
                    null,
                    "the task goes to senior-reviewers"),
            "business-calendar",
            new DecisionTableSpec(
                    ONE_ROW,
                    ordered(entry("day", List.<Object>of()), entry("weekday", words(DayOfWeek.values()))),
                    List.of("2026-12-25"),
                    ordered(entry("hours", HOURS), entry("zone", TIME_ZONE)),
                    null,
                    "the day is one of work around the clock, in UTC"));

    private PolicyTableSpecs() {}

    private static List<Object> words(Enum<?>... values) {
        return Arrays.stream(values).<Object>map(WireName::of).toList();
    }

    @SafeVarargs
    private static <T> Map<String, T> ordered(Entry<String, T>... entries) {
        Map<String, T> map = new LinkedHashMap<>();
        Arrays.stream(entries).forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }
}
