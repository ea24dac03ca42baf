package com.psnb2b.codesupport.process.drafts;

import com.psnb2b.codesupport.process.HttpStepSettings;
import com.psnb2b.codesupport.process.WorkerSettings;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Component;

/** What a drawing can name and an operator has set up: addresses, topics of workers; and when people work. */
@Component
public class Drawable {

    private static final String CALENDAR = "business-calendar";

    /** An address of HTTP steps; where it leads, without its path and without what it is called with. */
    public record Address(String name, String host) {}

    /** A row of the calendar, as it is written: the days, the hours and the zone. */
    public record Hours(String days, String hours) {}

    private final HttpStepSettings http;
    private final WorkerSettings workers;
    private final RepositoryService repository;

    Drawable(HttpStepSettings http, WorkerSettings workers, RepositoryService repository) {
        this.http = http;
        this.workers = workers;
        this.repository = repository;
    }

    public List<Address> addresses() {
        return new TreeMap<>(http.addresses())
                .entrySet().stream()
                        .map(address -> new Address(
                                address.getKey(),
                                URI.create(address.getValue().url()).getAuthority()))
                        .toList();
    }

    public Set<String> topics() {
        return new TreeSet<>(workers.topics());
    }

    /** The rows of the calendar in force, in their order. */
    public List<Hours> calendar() {
        DecisionDefinition table = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(CALENDAR)
                .latestVersion()
                .singleResult();
        return table == null
                ? List.of()
                : repository.getDmnModelInstance(table.getId()).getModelElementsByType(Rule.class).stream()
                        .map(rule -> new Hours(cells(rule, InputEntry.class), cells(rule, OutputEntry.class)))
                        .toList();
    }

    private static String cells(Rule rule, Class<? extends DmnElement> kind) {
        Collection<? extends DmnElement> cells = rule.getChildElementsByType(kind);
        return cells.stream()
                .map(cell -> cell.getTextContent().strip().replace("\"", ""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}
