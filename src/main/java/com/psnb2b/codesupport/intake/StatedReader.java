package com.psnb2b.codesupport.intake;

import com.psnb2b.codesupport.claim.CodeRedactor;
import com.psnb2b.codesupport.claim.CodeReference;
import com.psnb2b.codesupport.claim.CodeSealer;
import com.psnb2b.codesupport.claim.CustomerReport;
import com.psnb2b.codesupport.claim.DeliveryStatus;
import com.psnb2b.codesupport.claim.Denomination;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.StatedFacts;
import java.time.Instant;

/** Reads the parts that claims, evidence and delivery records have in common. */
final class StatedReader {

    private static final int SHORT = 60;

    private final CodeSealer sealer;
    private final String rawCode;
    private final Instant now;

    /** @param rawCode the full code, to be masked wherever a text repeats it; null where none is known */
    StatedReader(CodeSealer sealer, String rawCode, Instant now) {
        this.sealer = sealer;
        this.rawCode = rawCode;
        this.now = now;
    }

    /** The full code as typed; null where there is none. It stays inside this package. */
    static String rawCode(Fields fields) {
        return raw(fields, "value");
    }

    /** The masked reference as typed; null where there is none. */
    static String rawMasked(Fields fields) {
        return raw(fields, "masked");
    }

    private static String raw(Fields fields, String form) {
        var code = fields.get("code").path(form);
        return code.isTextual() && !code.textValue().isBlank() ? code.textValue() : null;
    }

    /** The reference to a code; where both forms are given, they must be of the same code. */
    CodeReference code(Fields owner) {
        Fields code = owner.object("code");
        CodeReference full = code.read("value", SHORT, sealer::seal, null);
        CodeReference masked = code.read("masked", SHORT, sealer::masked, null);
        code.nothingElse();
        if (full != null && masked != null && !full.lastFour().endsWith(masked.lastFour())) {
            code.fault("masked", "invalid", "is of another code than the value");
        }
        return full != null ? full : masked;
    }

    Product product(Fields product) {
        Product read = productFields(product);
        product.nothingElse();
        return read;
    }

    CustomerReport report(Fields report) {
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
    StatedFacts facts(Fields content) {
        CustomerReport nested = report(content.object("customer_report"));
        StatedFacts facts = new StatedFacts(
                redacted(content.text("source", SHORT)),
                content.choice("status", DeliveryStatus.class),
                code(content),
                product(content.object("product")).orElse(productFields(content)),
                product(content.object("ordered")),
                content.region("account_region"),
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
        return CodeRedactor.redactName(text, rawCode);
    }

    private String text(Fields owner, String name) {
        String text = owner.text(name, ClaimReader.TEXT);
        return CodeRedactor.redact(text, rawCode);
    }

    private Product productFields(Fields product) {
        return new Product(
                product.region("region"),
                redacted(product.text("sku", SHORT)),
                product.read("denomination", SHORT, text -> new Denomination(redacted(text)), null));
    }
}
