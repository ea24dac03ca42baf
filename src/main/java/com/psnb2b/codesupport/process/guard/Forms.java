package com.psnb2b.codesupport.process.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.policy.Wording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.w3c.dom.Element;

/** The forms: what a Camunda Form may hold, and which form a model may show. */
final class Forms {

    /** The one HTML form, which the application serves itself: it takes files, and a Camunda Form cannot. */
    static final String EVIDENCE_FORM = "embedded:/forms/complete-evidence.html";

    /** The newest that Tasklist 7.24 can show. */
    private static final int SCHEMA_VERSION = 16;

    /** What Tasklist 7.24 can show; without frames, which could show any site inside a claim. */
    private static final Set<String> COMPONENTS = new TreeSet<>(Set.of(
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "checklist",
            "radio",
            "select",
            "taglist",
            "datetime",
            "text",
            "html",
            "image",
            "table",
            "expression",
            "group",
            "dynamiclist",
            "columns",
            "spacer",
            "separator",
            "button"));

    private static final ObjectMapper JSON = new ObjectMapper();

    private Forms() {}

    /** The id of a Camunda Form; empty where it has none or cannot be read. */
    static Optional<String> id(byte[] form) {
        try {
            return Optional.ofNullable(JSON.readTree(form).path("id").textValue());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Looks at a Camunda Form. */
    static List<Finding> check(byte[] bytes) {
        List<Finding> findings = new ArrayList<>();
        try {
            JsonNode form = JSON.readTree(bytes);
            if (form.path("schemaVersion").asInt() > SCHEMA_VERSION) {
                findings.add(new Finding(
                        null, Reason.FORM, "Tasklist shows forms of schema version " + SCHEMA_VERSION + " at most"));
            }
            components(form, findings);
        } catch (JsonProcessingException e) {
            findings.add(new Finding(null, Reason.RESOURCE, "is not a Camunda Form: " + e.getOriginalMessage()));
        } catch (IOException e) {
            findings.add(new Finding(null, Reason.RESOURCE, "cannot be read"));
        }
        return findings;
    }

    private static void components(JsonNode parent, List<Finding> findings) {
        for (JsonNode component : parent.path("components")) {
            String type = component.path("type").asText();
            if (!COMPONENTS.contains(type)) {
                findings.add(new Finding(
                        component.path("id").textValue(),
                        Reason.FORM,
                        "Tasklist cannot show a component of type " + type + "; it can show "
                                + String.join(", ", COMPONENTS)));
            }
            promise(component).ifPresent(findings::add);
            components(component, findings);
        }
    }

    /** A form shows what a reseller will read, and prepares notes for one: it promises nothing. */
    private static Optional<Finding> promise(JsonNode component) {
        List<String> written = new ArrayList<>(component.path("values").findValuesAsText("label"));
        component.forEach(value -> written.add(value.asText()));
        return written.stream()
                .flatMap(text -> Wording.marked(text).stream())
                .findFirst()
                .map(words -> new Finding(
                        component.path("id").textValue(),
                        Reason.FORM,
                        "reads as a promise, and a reseller may come to read it: \"" + words + "\""));
    }

    /** Looks at what a start event or user task shows. */
    static Optional<Finding> check(Element element, Predicate<String> isForm) {
        String key = Xml.camunda(element, "formKey");
        String form = Xml.camunda(element, "formRef");
        String problem = null;
        if (!key.isEmpty() && !key.equals(EVIDENCE_FORM)) {
            problem = "the form key may be " + EVIDENCE_FORM + "; link any other form as a Camunda Form";
        } else if (!form.isEmpty() && !"latest".equals(Xml.camunda(element, "formRefBinding"))) {
            problem = "link the form " + form + " with binding latest, so that it is found when deployed apart";
        } else if (!form.isEmpty() && !isForm.test(form)) {
            problem = "the form " + form + " is not deployed; deploy it before, or together with the model";
        }
        return Optional.ofNullable(problem).map(message -> new Finding(Xml.id(element), Reason.FORM, message));
    }
}
