package com.psnb2b.codesupport.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.intake.EvidenceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/** Reads what the desk's form adds: a file, and facts that become a statement of evidence. */
@Component
class EvidenceVariables {

    private static final String FILE = "evidenceFile";
    private static final String TYPE = "evidenceType";

    private final EvidenceReader reader;
    private final ObjectMapper json;

    EvidenceVariables(EvidenceReader reader, ObjectMapper json) {
        this.reader = reader;
        this.json = json;
    }

    /** @throws InvalidInput that names the variable */
    List<NewEvidence> take(DelegateTask task, String actor) {
        List<NewEvidence> taken = new ArrayList<>();
        TypedValue file = task.getVariableTyped(FILE);
        if (file instanceof FileValue value && value.getValue() != null) {
            taken.add(file(task, value, actor));
        }
        ObjectNode statement = json.createObjectNode();
        FlatVariables.EVIDENCE.write(task.getVariables(), statement.putObject("content"));
        if (!statement.path("content").isEmpty()) {
            boolean isLog = statement.path("content").has("status");
            statement.put("type", isLog ? "delivery_log" : "other");
            taken.add(statement(statement, actor));
        }
        return taken;
    }

    private NewEvidence file(DelegateTask task, FileValue file, String actor) {
        Object type = task.getVariable(TYPE);
        try {
            return reader.read(
                    type == null ? null : type.toString(),
                    file.getFilename(),
                    file.getValue().readAllBytes(),
                    actor);
        } catch (InvalidInput e) {
            throw e.renamed(field -> field.equals("type") ? TYPE : FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NewEvidence statement(ObjectNode statement, String actor) {
        try {
            return reader.read(statement, actor);
        } catch (InvalidInput e) {
            throw FlatVariables.EVIDENCE.named(e);
        }
    }
}
