package com.psnb2b.codesupport.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.claim.CustomerReport;
import com.psnb2b.codesupport.claim.DeliveryStatus;
import com.psnb2b.codesupport.claim.Denomination;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.StatedFacts;
import com.psnb2b.codesupport.code.CodeRedactor;
import com.psnb2b.codesupport.code.CodeReference;
import com.psnb2b.codesupport.code.CodeSealer;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads the parts that claims, evidence and delivery records have in common. */
final class StatedFactsReader {

    private static final int SHORT = 60;

    /** Twelve characters, each of which may be written as an entity. */
    static final int CODE = 400;

    private static final Pattern PICTURE = Pattern.compile(
            "(?i)data:|https?:|blob:|<img|iVBORw0KGgo|/9j/4|UklGR|\\S{1,100}\\.(?:png|jpe?g|webp|gif|heic|pdf)$");

    private final CodeSealer sealer;
    private final SentCodes codes;
    private final Predicate<String> zones;
    private final Instant now;

    /**
     * @param codes all that the call names, to be masked wherever a text repeats them
     * @param zones whether the owner's table lists a zone of that name, in capitals
     */
    StatedFactsReader(CodeSealer sealer, SentCodes codes, Predicate<String> zones, Instant now) {
        this.sealer = sealer;
        this.codes = codes;
        this.zones = zones;
        this.now = now;
    }

    /** The reference to a code; where both forms are given, they must be of the same code. */
    CodeReference code(JsonFields owner) {
        JsonFields code = owner.object("code");
        CodeReference full = isPicture(code.get("value"))
                ? code.fault(
                        "value",
                        "invalid",
                        "is a picture: send that as evidence of the type error_screenshot, and here the code as text, with"
                                + " ? for each character that cannot be read")
                : code.readId("value", CODE, sealer::seal);
        CodeReference masked = code.readId("masked", CODE, sealer::masked);
        code.nothingElse();
        if (full != null && masked != null && !full.lastFour().endsWith(masked.lastFour())) {
            code.fault("masked", "invalid", "is of another code than the value");
        }
        return full != null ? full : masked;
    }

    /** A picture itself, where it is, or its name. */
    private static boolean isPicture(JsonNode value) {
        return value.isTextual() && PICTURE.matcher(value.textValue().strip()).lookingAt();
    }

    Product product(JsonFields product) {
        Product read = productFields(product);
        product.nothingElse();
        return read;
    }

    CustomerReport report(JsonFields report) {
        CustomerReport read = new CustomerReport(
                text(report, "text"),
                redacted(report.text("error_code", SHORT)),
                report.instant("attempted_at", now),
                report.instant("reported_at", now));
        report.nothingElse();
        return read;
    }

    /**
     * What a piece of evidence states: a log's own fields, or any fact of the claim itself, since everything may come
     * later as evidence.
     */
    StatedFacts facts(JsonFields content) {
        CustomerReport nested = report(content.object("customer_report"));
        StatedFacts facts = new StatedFacts(
                redacted(content.text("source", SHORT)),
                content.choice("status", DeliveryStatus.class),
                code(content),
                product(content.object("product")).orElse(productFields(content)),
                product(content.object("ordered")),
                content.region("account_region", zones),
                content.instant("ordered_at", now),
                content.instant("delivered_at", now),
                content.instant("made_available_at", now),
                content.instant("retrieved_at", now),
                nested.orElse(new CustomerReport(
                        text(content, "text"),
                        redacted(content.text("error_code", SHORT)),
                        content.instant("attempted_at", now),
                        content.instant("reported_at", now))));
        content.nothingElse();
        return facts;
    }

    String redacted(String text) {
        return CodeRedactor.redactName(text, codes.typed());
    }

    private String text(JsonFields owner, String name) {
        String text = owner.text(name, ClaimReader.TEXT);
        return CodeRedactor.redact(text, codes.typed());
    }

    private Product productFields(JsonFields product) {
        return new Product(
                product.region("region", zones),
                redacted(product.id("sku", SHORT)),
                product.read("denomination", SHORT, text -> new Denomination(redacted(text)), null));
    }
}
