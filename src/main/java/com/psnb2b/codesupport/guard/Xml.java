package com.psnb2b.codesupport.guard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads model files as plain XML: what the guard looks at is what is written, not what a library makes of it. */
final class Xml {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private static final String DEEPEST = "50";

    private Xml() {}

    /** @throws SAXException for what is not well-formed, and for a document type, which could hide text in entities */
    static Element parse(byte[] bytes) throws SAXException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            // What follows goes down into it, and a drawing of ours is eight deep.
            factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
        } catch (IOException e) {
            // From memory nothing fails but the text itself, such as bytes that are not of its encoding.
            throw new SAXException("its bytes are not of the encoding that its first line names, or of UTF-8", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser cannot be set up", e);
        }
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    /** Children of this name in a decision table's file, of whichever version of DMN. */
    static Stream<Element> dmn(Element parent, String name) {
        return children(parent).stream().filter(child -> name.equals(child.getLocalName()));
    }

    static List<Element> children(Element parent, String name) {
        return children(parent).stream().filter(child -> is(child, name)).toList();
    }

    static boolean is(Element element, String name) {
        return BPMN.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    static List<Attr> attributes(Element element) {
        var attributes = element.getAttributes();
        return IntStream.range(0, attributes.getLength())
                .mapToObj(i -> (Attr) attributes.item(i))
                .filter(attribute -> !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI()))
                .toList();
    }

    /** The attribute that belongs to the element itself; empty where it has none. */
    static String attribute(Element element, String name) {
        return element.getAttribute(name).trim();
    }

    /** Camunda's attribute on a BPMN element; empty where it has none. */
    static String camunda(Element element, String name) {
        return element.getAttributeNS(CAMUNDA, name).trim();
    }

    static boolean isTrue(String value) {
        return "true".equals(value) || "1".equals(value);
    }

    static String id(Element element) {
        return element.getAttribute("id");
    }

    /** The element itself, or the nearest around it, that has an id; empty where none has. */
    static String owner(Element element) {
        Element named = element;
        while (id(named).isEmpty() && named.getParentNode() instanceof Element parent) {
            named = parent;
        }
        return id(named);
    }

    /** The element and everything in it. */
    static Stream<Element> all(Element element) {
        return Stream.concat(Stream.of(element), children(element).stream().flatMap(Xml::all));
    }

    /** The element's own text, without that of its children, and without blanks around it. */
    static String text(Element element) {
        return rawText(element).trim();
    }

    /** The element's own text as it is written. */
    static String rawText(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Text part) {
                text.append(part.getData());
            }
        }
        return text.toString();
    }
}
