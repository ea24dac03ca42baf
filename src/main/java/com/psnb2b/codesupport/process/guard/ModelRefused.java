package com.psnb2b.codesupport.process.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.bpmn.parser.ResourceReportImpl;

/**
 * A deployment that the guard refuses. The engine's REST API answers 400; Modeler shows the message, and its details name
 * file and element as those of the engine's own errors do.
 */
public class ModelRefused extends ParseException {

    private final transient Map<String, List<Finding>> findings;

    ModelRefused(Map<String, List<Finding>> findings) {
        super(message(findings), "", List.of(), List.of());
        this.findings = findings;
        resorceReports = new ArrayList<>();
        findings.forEach((resource, found) -> resorceReports.add(new ResourceReportImpl(
                resource, found.stream().<Problem>map(Refusal::new).toList(), List.of())));
    }

    /** What was found, by resource. */
    public Map<String, List<Finding>> findings() {
        return findings;
    }

    private static String message(Map<String, List<Finding>> findings) {
        return findings.entrySet().stream()
                .flatMap(file -> file.getValue().stream().map(found -> "- " + file.getKey() + ", " + found))
                .collect(Collectors.joining("\n", "Refused, and nothing was deployed:\n", ""));
    }

    private record Refusal(Finding finding) implements Problem {

        @Override
        public String getMessage() {
            return finding.message();
        }

        /** The element's id says where. */
        @Override
        public int getLine() {
            return 0;
        }

        @Override
        public int getColumn() {
            return 0;
        }

        @Override
        public String getMainElementId() {
            return finding.element();
        }

        @Override
        public List<String> getElementIds() {
            return finding.element() == null ? List.of() : List.of(finding.element());
        }
    }
}
