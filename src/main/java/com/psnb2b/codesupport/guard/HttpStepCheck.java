package com.psnb2b.codesupport.guard;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;

/** Whether a step that calls an HTTP address says all that a call needs, and nothing that nobody could keep. */
final class HttpStepCheck {

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** What is sent, with the bracket by which FEEL begins such a value. */
    private static final Map<String, String> SENT = Map.of(HttpStep.PATH, "[", HttpStep.QUERY, "{", HttpStep.BODY, "{");

    private static final Set<String> SETTINGS =
            Set.of(HttpStep.METHOD_PROPERTY, HttpStep.TIMEOUT, HttpStep.RETRIES, HttpStep.PAUSE);

    private final GraphNode node;
    private final ModelContract contract;
    private final Map<String, String> drawn;
    private final List<Finding> findings = new ArrayList<>();

    private HttpStepCheck(GraphNode node, ModelContract contract) {
        this.node = node;
        this.contract = contract;
        drawn = HttpStep.filled(TaskProperties.of(node.element()));
    }

    static List<Finding> check(GraphNode node, ModelContract contract) {
        HttpStepCheck check = new HttpStepCheck(node, contract);
        check.address();
        check.names();
        check.method();
        check.time(HttpStep.TIMEOUT, HttpStep.LONGEST);
        check.time(HttpStep.PAUSE, HttpStep.LONGEST_PAUSE);
        check.retries();
        SENT.forEach(check::sent);
        check.answers();
        return check.findings;
    }

    /** The results of other tasks that a step sends or looks at: they must be there when it comes up. */
    static List<String> asks(Element task) {
        Map<String, String> drawn = HttpStep.filled(TaskProperties.of(task));
        return drawn.keySet().stream()
                .filter(name -> SENT.containsKey(name) || name.startsWith(HttpStep.FROM))
                .flatMap(name -> FeelExpression.expression(drawn.get(name)).variables().stream())
                .filter(Results::isResult)
                .distinct()
                .toList();
    }

    /** The topics of workers, or the names of addresses, that may be drawn; for a message. */
    static String known(ModelContract contract, boolean addresses) {
        Set<String> known = new TreeSet<>();
        contract.topics().stream()
                .filter(topic -> HttpStep.isOne(topic) == addresses)
                .forEach(topic -> known.add(addresses ? HttpStep.address(topic) : topic));
        return known.isEmpty() ? "none yet" : String.join(", ", known);
    }

    private void address() {
        String topic = Xml.camunda(node.element(), "topic");
        if (!contract.topics().contains(topic)) {
            add(
                    "the address \"" + HttpStep.address(topic) + "\" is not configured; it takes one of "
                            + known(contract, true) + ", and an operator adds another by"
                            + " codesupport.http-steps.addresses.NAME.url. A model holds its name, and never the address itself");
        }
    }

    private void names() {
        TaskProperties.twice(node.element()).forEach(name -> add("its property " + name + " stands twice; keep one"));
        Set<String> known = new TreeSet<>(SETTINGS);
        known.addAll(SENT.keySet());
        drawn.keySet().stream()
                .filter(name -> !known.contains(name) && !Results.isResult(name) && !name.startsWith(HttpStep.FROM))
                .forEach(name -> add("it has no property " + name + "; it takes " + String.join(", ", known) + ", "
                        + Results.PREFIX + "… and " + HttpStep.FROM + "…. Secrets stand in the configuration"));
    }

    private void method() {
        String method = drawn.getOrDefault(HttpStep.METHOD_PROPERTY, "");
        if (!METHODS.contains(method)) {
            add("its property method is \"" + method + "\"; it takes " + String.join(", ", new TreeSet<>(METHODS)));
        } else if (drawn.containsKey(HttpStep.BODY) && !WITH_BODY.contains(method)) {
            add("a " + method + " sends no body; take the property body away, or make it a POST");
        }
    }

    private void time(String name, Duration longest) {
        String text = drawn.get(name);
        if (text == null) {
            return;
        }
        Duration read;
        try {
            read = Duration.parse(text);
        } catch (DateTimeParseException unreadable) {
            read = Duration.ZERO;
        }
        if (read.compareTo(Duration.ofSeconds(1)) < 0 || read.compareTo(longest) > 0) {
            add("its property " + name + " \"" + text + "\" must be a span from PT1S to " + longest
                    + ", such as PT10S");
        }
    }

    private void retries() {
        String text = drawn.getOrDefault(HttpStep.RETRIES, "0");
        if (!text.matches("[0-9]{1,2}") || Integer.parseInt(text) > HttpStep.MOST_RETRIES) {
            add("its property retries \"" + text + "\" must be a number from 0 to " + HttpStep.MOST_RETRIES);
        }
    }

    private void sent(String name, String bracket) {
        String text = drawn.get(name);
        if (text == null) {
            return;
        }
        if (!text.strip().startsWith(bracket)) {
            add("its property " + name + " must be "
                    + (name.equals(HttpStep.PATH)
                            ? "a FEEL list of the path's parts, such as [\"orders\", orderId]; each is encoded by itself"
                            : "a FEEL context, such as {order: orderId}"));
        }
        expression(name, Set.of());
    }

    private void answers() {
        node.results().keySet().forEach(result -> {
            if (!drawn.containsKey(from(result))) {
                add("nothing says where in the answer " + result + " stands: give it a property " + from(result)
                        + ", such as answer.state");
            }
        });
        drawn.keySet().stream().filter(name -> name.startsWith(HttpStep.FROM)).forEach(name -> {
            if (!node.results().containsKey(Results.PREFIX + name.substring(HttpStep.FROM.length()))) {
                add("nothing says what " + name + " holds: give it a property " + Results.PREFIX
                        + name.substring(HttpStep.FROM.length()) + ", such as yes, no");
            }
            expression(name, Set.of(HttpStep.ANSWER, HttpStep.STATUS));
        });
    }

    private static String from(String result) {
        return HttpStep.FROM + result.substring(Results.PREFIX.length());
    }

    private void expression(String name, Set<String> besides) {
        FeelExpression read = FeelExpression.expression(drawn.get(name));
        Optional<String> unfit = read.unfitForCalls();
        if (unfit.isPresent()) {
            add("its property " + name + " " + unfit.get());
            return;
        }
        Set<String> foreign = new TreeSet<>(read.outside());
        foreign.removeIf(variable -> contract.told().names().contains(variable)
                || Results.isResult(variable)
                || variable.equals(HttpStep.CLAIM_ID)
                || besides.contains(variable));
        if (!foreign.isEmpty()) {
            Set<String> told = new TreeSet<>(contract.told().names());
            told.add(HttpStep.CLAIM_ID);
            told.addAll(besides);
            add("its property " + name + " asks for " + String.join(", ", foreign)
                    + ", which it is not told; there are " + String.join(", ", told) + ", and results of other tasks");
        }
    }

    private void add(String message) {
        findings.add(new Finding(node.id(), RefusalReason.WORKER, message));
    }
}
