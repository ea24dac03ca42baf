package com.psnb2b.codesupport.guard;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * Checks that a process of the application's own is deployed as it is shipped: one that keeps claims which another model
 * failed on must not fail itself.
 */
final class ShippedModelCheck {

    private ShippedModelCheck() {}

    /**
     * The key of such a process in a BPMN file; empty where there is none.
     *
     * @param definitions root of the file
     */
    static Optional<String> in(Element definitions, Map<String, byte[]> asShipped) {
        return Xml.children(definitions, "process").stream()
                .map(Xml::id)
                .filter(asShipped::containsKey)
                .findFirst();
    }

    static List<Finding> check(String process, byte[] content, byte[] shipped) {
        return text(content).equals(text(shipped))
                ? List.of()
                : List.of(new Finding(
                        process,
                        RefusalReason.CONTRACT,
                        "the process " + process + " keeps claims while another model is broken, and is part of"
                                + " the application: leave it out, or deploy it as it is shipped"));
    }

    /** The ends of lines depend on who checked the files out. */
    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
