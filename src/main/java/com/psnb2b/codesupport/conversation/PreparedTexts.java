package com.psnb2b.codesupport.conversation;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.WireName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts that stand ready for a message, with what is the claim's own filled in. They stand in {@code conversation/prepared.txt}. */
public final class PreparedTexts {

    private static final List<Prepared> ALL = read();

    private PreparedTexts() {}

    /** A text under its name. */
    public record Prepared(String name, String text) {}

    /** Those that fit: one that names what the claim does not have is left out. */
    public static List<Prepared> of(Claim claim) {
        Map<String, String> known = new HashMap<>();
        known.put("{order}", claim.facts().orderId());
        if (claim.facts().code() != null) {
            known.put("{last_four}", claim.facts().code().lastFour());
        }
        missing(claim).ifPresent(missing -> known.put("{missing}", missing));
        return ALL.stream()
                .map(prepared -> new Prepared(prepared.name(), filled(prepared.text(), known)))
                .filter(prepared -> !prepared.text().contains("{"))
                .toList();
    }

    private static String filled(String text, Map<String, String> known) {
        String filled = text;
        for (Map.Entry<String, String> one : known.entrySet()) {
            filled = one.getValue() == null ? filled : filled.replace(one.getKey(), one.getValue());
        }
        return filled;
    }

    /** What a reviewer still waits for, else what the policy asks for. */
    private static Optional<String> missing(Claim claim) {
        Stream<? extends Enum<?>> items = claim.waitsForAnswer()
                ? claim.request().stillAsked().stream()
                : claim.judgement() == null ? Stream.empty() : claim.judgement().evidence().missing().stream();
        return Optional.of(
                        items.map(item -> WireName.of(item).replace('_', ' ')).collect(Collectors.joining(", ")))
                .filter(missing -> !missing.isEmpty());
    }

    private static List<Prepared> read() {
        try (InputStream file = PreparedTexts.class.getResourceAsStream("/conversation/prepared.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(":") && !line.startsWith("#"))
                    .map(line -> line.split(":", 2))
                    .map(parts -> new Prepared(parts[0].strip(), parts[1].strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
