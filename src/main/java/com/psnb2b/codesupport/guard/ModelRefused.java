package com.psnb2b.codesupport.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ResourceReport;

/**
 * A deployment that the guard refuses. The engine's REST API answers 400; Modeler shows the message, and its details name
 * file and element as those of the engine's own errors do.
 */
public class ModelRefused extends ParseException {

    /** Of one file. */
    private static final int TOLD = 50;

    private final transient Map<String, List<Finding>> findings;

    /** @param findings by resource, at least one */
    public ModelRefused(Map<String, List<Finding>> findings) {
        super(message(findings), "", List.of(), List.of());
        this.findings = findings;
        resorceReports = new ArrayList<>();
        findings.forEach((resource, found) -> resorceReports.add(new OfFile(
                resource, found.stream().limit(TOLD).<Problem>map(Refusal::new).toList())));
    }

    /** What was found, by resource. */
    public Map<String, List<Finding>> findings() {
        return findings;
    }

    private static String message(Map<String, List<Finding>> findings) {
        return findings.entrySet().stream()
                .flatMap(file -> told(file.getKey(), file.getValue()).stream())
                .collect(Collectors.joining("\n", "Refused, and nothing was deployed:\n", ""));
    }

    private static List<String> told(String file, List<Finding> found) {
        List<String> lines = new ArrayList<>(found.stream()
                .limit(TOLD)
                .map(finding -> "- " + file + ", " + finding)
                .toList());
        if (found.size() > TOLD) {
            lines.add("- " + file + ", and " + (found.size() - TOLD) + " more");
        }
        return lines;
    }

    private record OfFile(String name, List<Problem> problems) implements ResourceReport {

        @Override
        public String getResourceName() {
            return name;
        }

        @Override
        public List<Problem> getErrors() {
            return problems;
        }

        @Override
        public List<Problem> getWarnings() {
            return List.of();
        }
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
