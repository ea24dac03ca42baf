package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.FieldError;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.intake.EvidenceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Reads the files of a form: all of them, so that none is lost in silence. */
@Component
public class Uploads {

    private static final String FILE = "file";

    private final EvidenceReader evidence;

    Uploads(EvidenceReader evidence) {
        this.evidence = evidence;
    }

    /**
     * Every file of a form.
     *
     * @param types one for all files, or one for each in their order; null for none
     * @param files null for none
     * @throws InvalidInput that names {@code type}, {@code file}, or {@code file[1]} where there are several
     */
    public List<NewEvidence> read(List<String> types, List<MultipartFile> files, String actor) throws IOException {
        if (files == null || files.isEmpty()) {
            throw InvalidInput.of(FILE, "required", "is required");
        }
        List<String> given = types == null ? List.of() : types;
        if (given.size() > 1 && given.size() != files.size()) {
            throw InvalidInput.of(
                    "type",
                    "invalid",
                    "is there " + given.size() + " times for " + files.size()
                            + " files: send it once for all of them, or once for each, in their order");
        }
        List<FieldError> errors = new ArrayList<>();
        List<NewEvidence> read = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            String type = given.isEmpty() ? null : given.get(given.size() == 1 ? 0 : i);
            try {
                read.add(evidence.read(
                        type, files.get(i).getOriginalFilename(), files.get(i).getBytes(), actor));
            } catch (InvalidInput e) {
                errors.addAll(files.size() == 1 ? e.errors() : numbered(e.errors(), i));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors.stream().distinct().toList());
        }
        return read;
    }

    /** What must be the same when a form is sent again: its bytes are not, since each has a boundary of its own. */
    static byte[] fingerprint(List<NewEvidence> read) {
        return read.stream()
                .map(NewEvidence::item)
                .map(item -> item.type() + " " + item.sha256() + " " + name(item))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String name(EvidenceItem item) {
        return item.fileName() == null ? "" : item.fileName();
    }

    private static List<FieldError> numbered(List<FieldError> errors, int number) {
        return errors.stream()
                .map(error -> error.field().equals(FILE)
                        ? new FieldError(FILE + "[" + number + "]", error.code(), error.message())
                        : error)
                .toList();
    }
}
