package com.psnb2b.codesupport.policy;

import static com.psnb2b.codesupport.claim.ReportedIssue.ALREADY_REDEEMED;
import static com.psnb2b.codesupport.claim.ReportedIssue.DELIVERY_FAILURE;
import static com.psnb2b.codesupport.claim.ReportedIssue.INVALID_CODE;
import static com.psnb2b.codesupport.claim.ReportedIssue.OTHER;
import static com.psnb2b.codesupport.claim.ReportedIssue.WRONG_REGION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import com.psnb2b.codesupport.claim.ClaimFactsBuilder;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Classification;
import com.psnb2b.codesupport.claim.Confidence;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.CustomerReport;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryStatus;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.Reason;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.code.CodeReference;
import com.psnb2b.codesupport.code.CodeSealer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Which kind of problem a claim is: each rule of the policy's section 3 where it decides, and where the rule before it
 * takes that away.
 */
class ClassifierTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final CodeSealer SEALER = new CodeSealer("a key of thirty-two bytes or more".getBytes());
    private static final CodeReference WHOLE = SEALER.seal("ABCD-EFGH-JKLM");
    private static final CodeReference UNREADABLE = SEALER.seal("ABCD-E?GH-JKLM");
    private static final FixedTables TABLES =
            new FixedTables("1", Duration.ofDays(7), List.of(), Coverage.NEEDS_REVIEW);

    private static final String INVALID = "E-8200012F";
    private static final String CONSUMED = "E-82000130";
    private static final String REGION_ERROR = "E-82000134";

    // Rule 1: the code itself and its delivery.

    @Test
    void tenCharactersAreADiscountCode() {
        assertThat(of(claim(INVALID_CODE).code(SEALER.seal("ABCDE-12345"))))
                .satisfies(is(ClaimType.ACCOUNT_SIDE, "DISCOUNT_CODE", Confidence.HIGH));
    }

    @Test
    void aDiscountCodeIsOneWhateverTheDeliveryWas() {
        assertThat(of(claim(DELIVERY_FAILURE).code(SEALER.seal("ABCDE-12345")), record(DeliveryStatus.TRUNCATED)))
                .satisfies(is(ClaimType.ACCOUNT_SIDE, "DISCOUNT_CODE", Confidence.HIGH));
    }

    @ParameterizedTest
    @CsvSource({"ABCD-EFGH-JKL", "ABCD-EFG", "AB?DEFGHJK"})
    void fewerThanTwelveCharactersAreATruncatedCode(String code) {
        assertThat(of(claim(INVALID_CODE).code(SEALER.seal(code))))
                .satisfies(is(ClaimType.DELIVERY_PROBLEM, "CODE_TRUNCATED", Confidence.HIGH));
    }

    @Test
    void aRecordOfATruncatedDeliveryIsATruncatedCode() {
        assertThat(of(claim(INVALID_CODE).code(WHOLE), record(DeliveryStatus.TRUNCATED)))
                .satisfies(is(ClaimType.DELIVERY_PROBLEM, "CODE_TRUNCATED", Confidence.HIGH));
    }

    @ParameterizedTest
    @EnumSource(names = {"CORRUPTED", "FAILED", "PENDING"})
    void aDeliveryThatIsNotCompleteFailed(DeliveryStatus status) {
        assertThat(of(claim(ALREADY_REDEEMED).code(WHOLE).errorCode(CONSUMED), record(status)))
                .satisfies(is(ClaimType.DELIVERY_PROBLEM, "DELIVERY_FAILED", Confidence.HIGH));
    }

    @Test
    void aCodeOfTwelvePlacesThatCannotAllBeReadIsUnreadable() {
        assertThat(of(claim(INVALID_CODE).code(UNREADABLE).errorCode(INVALID)))
                .satisfies(is(ClaimType.DELIVERY_PROBLEM, "CODE_UNREADABLE", Confidence.MEDIUM));
    }

    @Test
    void theStoreReadTheCodeThatItCallsConsumed() {
        assertThat(of(claim(INVALID_CODE).code(UNREADABLE).errorCode(CONSUMED)))
                .satisfies(is(ClaimType.ALREADY_REDEEMED, "PSN_ERROR_ALREADY_REDEEMED", Confidence.MEDIUM));
    }

    @Test
    void aMaskedReferenceIsNoUnreadableCode() {
        assertThat(of(claim(INVALID_CODE).code(SEALER.masked("XXXX-XXXX-JKLM"))))
                .satisfies(is(ClaimType.INVALID_CODE, "REPORTED_ONLY", Confidence.LOW));
    }

    @Test
    void aRetrievalOnFileSpeaksAgainstANonDelivery() {
        assertThat(of(claim(DELIVERY_FAILURE).retrievedAt(NOON)))
                .satisfies(is(ClaimType.UNCLEAR, "RECORD_SHOWS_RETRIEVAL", Confidence.LOW));
    }

    @Test
    void aNonDeliveryWithoutARetrievalIsOne() {
        assertThat(of(claim(DELIVERY_FAILURE).errorCode(CONSUMED), record(DeliveryStatus.DELIVERED)))
                .satisfies(is(ClaimType.DELIVERY_PROBLEM, "NOT_DELIVERED", Confidence.MEDIUM));
    }

    @Test
    void aRetrievalSaysNothingOfAnotherIssue() {
        assertThat(of(claim(INVALID_CODE).retrievedAt(NOON)))
                .satisfies(is(ClaimType.INVALID_CODE, "REPORTED_ONLY", Confidence.LOW));
    }

    // Rule 2: delivered as ordered.

    @ParameterizedTest
    @CsvSource({
        "US, PSN-US-50, 50 USD, GB, PSN-US-50, 50 USD",
        "US, PSN-US-50, 50 USD, US, PSN-US-20, 50 USD",
        "US, PSN-US-50, 50 USD, US, PSN-US-50, 20 USD",
        "US, , , GB, , ",
    })
    void whatWasNotDeliveredAsOrderedIsAWrongSupply(
            String region, String sku, String value, String orderedRegion, String orderedSku, String orderedValue) {
        assertThat(of(claim(ALREADY_REDEEMED)
                        .product(region, sku, value)
                        .ordered(orderedRegion, orderedSku, orderedValue)
                        .account("DE")
                        .errorCode(CONSUMED)))
                .satisfies(is(ClaimType.WRONG_REGION_SUPPLY, "DELIVERED_NOT_AS_ORDERED", Confidence.HIGH));
    }

    @Test
    void whatCannotBeComparedIsNoReason() {
        assertThat(of(claim(INVALID_CODE)
                        .product("GB", "SHOP-1", "50 GBP, ten of them")
                        .ordered("EUROPE", "SHOP-2", "50")))
                .satisfies(is(ClaimType.INVALID_CODE, "REPORTED_ONLY", Confidence.LOW));
    }

    // Rule 3: the account's region.

    @Test
    void anAccountOfAnotherRegionIsAWrongPurchase() {
        assertThat(of(claim(WRONG_REGION)
                        .product("US", null, null)
                        .ordered("US", null, null)
                        .account("GB")
                        .errorCode(REGION_ERROR)))
                .satisfies(is(ClaimType.WRONG_REGION_PURCHASE, "ACCOUNT_REGION_DIFFERS", Confidence.HIGH));
    }

    @Test
    void oneKnownRegionIsEnough() {
        assertThat(of(claim(WRONG_REGION).ordered("US", null, null).account("GB")))
                .satisfies(is(ClaimType.WRONG_REGION_PURCHASE, "ACCOUNT_REGION_DIFFERS", Confidence.HIGH));
        assertThat(of(claim(WRONG_REGION).product("US", null, null).account("GB")))
                .satisfies(is(ClaimType.WRONG_REGION_PURCHASE, "ACCOUNT_REGION_DIFFERS", Confidence.HIGH));
    }

    @Test
    void whereTheStoreSaysConsumedTheAccountDoesNotDecide() {
        assertThat(of(claim(WRONG_REGION)
                        .product("US", null, null)
                        .account("GB")
                        .errorCode(CONSUMED)))
                .satisfies(is(ClaimType.ALREADY_REDEEMED, "PSN_ERROR_ALREADY_REDEEMED", Confidence.MEDIUM));
    }

    @Test
    void anotherCountryOfTheZoneThatWasOrderedIsUnclear() {
        assertThat(of(claim(WRONG_REGION)
                        .product("FR", null, null)
                        .ordered("EU", null, null)
                        .account("DE")))
                .satisfies(is(ClaimType.UNCLEAR, "OTHER_COUNTRY_OF_ZONE", Confidence.LOW));
    }

    @Test
    void aZoneWithoutTheAccountsCountryIsAWrongPurchase() {
        assertThat(of(claim(WRONG_REGION)
                        .product("FR", null, null)
                        .ordered("EU", null, null)
                        .account("US")))
                .satisfies(is(ClaimType.WRONG_REGION_PURCHASE, "ACCOUNT_REGION_DIFFERS", Confidence.HIGH));
    }

    // Rule 4: the store's error code.

    @ParameterizedTest
    @CsvSource({
        "E-8200012F, INVALID_CODE",
        "E-82000130, ALREADY_REDEEMED",
        "E-82000138, ACCOUNT_SIDE",
        "E-82000156, TEMPORARY",
    })
    void theErrorCodeOutranksTheReport(String error, ClaimType type) {
        assertThat(of(claim(OTHER).errorCode(error))).satisfies(is(type, "PSN_ERROR_" + type, Confidence.MEDIUM));
    }

    @ParameterizedTest
    @CsvSource({"E-82021075, PSN_ERROR_NOT_AS_ORDERED", "E-82000113, PSN_ERROR_UNCLEAR"})
    void anErrorThatSaysTooLittleIsUnclear(String error, String reason) {
        assertThat(of(claim(INVALID_CODE).errorCode(error))).satisfies(is(ClaimType.UNCLEAR, reason, Confidence.LOW));
    }

    @Test
    void aRegionErrorNeedsTheAccountsRegion() {
        assertThat(of(claim(INVALID_CODE).product("US", null, null).errorCode(REGION_ERROR)))
                .satisfies(is(ClaimType.UNCLEAR, "ACCOUNT_REGION_UNKNOWN", Confidence.LOW))
                .extracting(Classification::reasons)
                .asInstanceOf(list(Reason.class))
                .extracting(Reason::code)
                .containsExactly("ACCOUNT_REGION_UNKNOWN", "PSN_ERROR_REGION_ERROR");
    }

    @Test
    void aRegionErrorAmongEqualRegionsIsNotConfirmed() {
        assertThat(of(claim(INVALID_CODE)
                        .product("US", null, null)
                        .ordered("US", null, null)
                        .account("US")
                        .errorCode(REGION_ERROR)))
                .satisfies(is(ClaimType.UNCLEAR, "REGION_ERROR_UNCONFIRMED", Confidence.LOW));
    }

    @Test
    void anUnknownErrorCodeGoesToAPerson() {
        assertThat(of(claim(ALREADY_REDEEMED).errorCode("E-8BADC0DE")))
                .satisfies(is(ClaimType.UNCLEAR, "ERROR_CODE_UNKNOWN", Confidence.LOW));
    }

    @Test
    void withoutAnErrorCodeTheFirstInTheReportCounts() {
        assertThat(of(claim(INVALID_CODE)
                        .report(new CustomerReport("It says e 82000130, then E-82000156", null, null, null))))
                .satisfies(is(ClaimType.ALREADY_REDEEMED, "PSN_ERROR_ALREADY_REDEEMED", Confidence.MEDIUM));
    }

    @Test
    void theFieldCountsBeforeTheReport() {
        assertThat(of(claim(INVALID_CODE).report(new CustomerReport("It says E-82000130", "e8200012f", null, null))))
                .satisfies(is(ClaimType.INVALID_CODE, "PSN_ERROR_INVALID_CODE", Confidence.MEDIUM));
    }

    // Rules 5 and 6: the report alone, and nothing.

    @ParameterizedTest
    @CsvSource({
        "INVALID_CODE, INVALID_CODE, REPORTED_ONLY",
        "ALREADY_REDEEMED, ALREADY_REDEEMED, REPORTED_ONLY",
        "WRONG_REGION, UNCLEAR, REGION_CLAIM_UNSUPPORTED",
        "OTHER, UNCLEAR, NO_RULE_FITS",
    })
    void theReportAlone(ReportedIssue issue, ClaimType type, String reason) {
        assertThat(of(claim(issue)
                        .code(WHOLE)
                        .product("US", null, null)
                        .ordered("US", null, null)
                        .account("US")
                        .report(new CustomerReport("It does not work", null, null, null))))
                .satisfies(is(type, reason, Confidence.LOW));
    }

    private static ClaimFactsBuilder claim(ReportedIssue issue) {
        return new ClaimFactsBuilder().reported(issue);
    }

    private static Classification of(ClaimFactsBuilder claim) {
        return of(claim, null);
    }

    private static Classification of(ClaimFactsBuilder claim, DeliveryRecord record) {
        JudgementInput input = new JudgementInput(claim.facts(), List.of(), record, NOON, NOON);
        return Classifier.classify(KnownFacts.of(input, TABLES), TABLES);
    }

    private static DeliveryRecord record(DeliveryStatus status) {
        Product none = Product.UNKNOWN;
        return new DeliveryRecord("ORD-1", "acme", null, null, status, none, none, null, null, null, null, Set.of());
    }

    private static Consumer<Classification> is(ClaimType type, String reason, Confidence confidence) {
        return made -> {
            assertThat(made.type()).isEqualTo(type);
            assertThat(made.reasons().get(0).code()).isEqualTo(reason);
            assertThat(made.reasons().get(0).text()).isNotBlank();
            assertThat(made.confidence()).isEqualTo(confidence);
        };
    }
}
