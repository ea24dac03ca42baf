package com.psnb2b.codesupport.guard;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What to say of a file that is no model at all, in an owner's words and not in those of a parser. */
final class WrongFile {

    private static final String MODELER = "http://camunda.org/schema/modeler/1.0";
    private static final byte[] ARCHIVE = {'P', 'K'};

    private WrongFile() {}

    /** What its first bytes tell; empty where it is worth reading. */
    static Optional<String> atFirstSight(byte[] content) {
        if (IntStream.range(0, content.length).allMatch(i -> Character.isWhitespace(content[i]))) {
            return Optional.of("is empty; open it in Modeler, and save it again");
        }
        if (content.length > 3 && content[0] == ARCHIVE[0] && content[1] == ARCHIVE[1] && content[2] < ' ') {
            return Optional.of("is an archive (ZIP); unpack it, and take the files in it");
        }
        return Optional.empty();
    }

    /** Why it cannot be read as XML, and what to do. */
    static String unread(byte[] content, SAXException why) {
        String said = String.valueOf(why.getMessage());
        if (said.contains("DOCTYPE")) {
            return "has a document type (<!DOCTYPE …>), which could hide text in it; delete that line";
        }
        if (!isUtf8(content)) {
            return "is not written in UTF-8; save it in Modeler, which writes UTF-8";
        }
        if (content[0] != '<'
                && !new String(content, StandardCharsets.UTF_8).strip().startsWith("<")) {
            return "is no XML, and so neither a model nor a table; choose the file that Modeler saved";
        }
        return "cannot be read: " + said + " Open it in Modeler, and save it again";
    }

    /** Why well-formed XML is not a drawing for this engine; empty where it may be one. */
    static Optional<String> otherThanBpmn(Element root) {
        if (root.getAttributeNS(MODELER, "executionPlatform").startsWith("Camunda Cloud")
                || root.hasAttribute("xmlns:zeebe")) {
            return Optional.of("is drawn for Camunda 8, which this engine is not; in Modeler, make a new BPMN diagram"
                    + " for Camunda 7, and draw it there");
        }
        return Xml.is(root, "definitions")
                ? Optional.empty()
                : Optional.of("is no BPMN, whatever it is called; choose the diagram that Modeler saved");
    }

    private static boolean isUtf8(byte[] content) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
