package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.claim.CaseSubmission;
import com.psnb2b.codesupport.claim.CaseSubmission.RefusedCode;
import com.psnb2b.codesupport.claim.ClaimCase;
import com.psnb2b.codesupport.claim.FieldError;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.intake.CaseReader;
import com.psnb2b.codesupport.intake.CaseReader.SentCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Reads what a page was given about many codes, by the same reader as the API, and says of each fault in which line it is. */
@Component
class ManyCodes {

    private static final Pattern PLACE = Pattern.compile("codes\\[(\\d+)]\\.?");

    /** Characters of a code from which on its last four give away no more than they always do. */
    private static final int LONG_ENOUGH = 8;

    private static final int SHOWN = 4;

    private final CaseReader reader;

    ManyCodes(CaseReader reader) {
        this.reader = reader;
    }

    /**
     * What was read.
     *
     * @param submission of the codes that nothing is wrong with; null where there are none
     * @param wrong the others, in their order
     */
    record Sent(CaseSubmission submission, List<WrongCode> wrong) {

        public int good() {
            return submission == null ? 0 : submission.codes().size();
        }
    }

    /**
     * A code that cannot be filed.
     *
     * @param line of the text, from 1
     * @param ending its last four characters; empty where they cannot be told
     * @param faults what is wrong, by field; the empty field is the whole row
     * @param more faults that are not named
     */
    record WrongCode(long line, String ending, Map<String, String> faults, long more) {}

    /**
     * Reads the shared facts and the codes.
     *
     * @throws InvalidInput where something that is shared is wrong; its fields are those of the form
     */
    Sent read(ManyCodesForm form, List<SentCode> codes, List<NewEvidence> files, CaseReader.Sender sender) {
        return sent(codes, () -> reader.read(form.shared(), form.reference(), codes, files, sender));
    }

    /**
     * Reads codes for a case that is there, and has them added where nothing is wrong with any.
     *
     * @throws InvalidInput where it is not about one of them
     */
    Sent added(ClaimCase to, List<SentCode> codes, CaseReader.Sender sender, Consumer<CaseSubmission> adding) {
        Sent read = sent(codes, () -> reader.readMore(codes, to, sender));
        // Which codes the case has already is seen while they are added.
        return read.wrong().isEmpty()
                ? sent(codes, () -> {
                    adding.accept(read.submission());
                    return read.submission();
                })
                : read;
    }

    private static Sent sent(List<SentCode> codes, Supplier<CaseSubmission> reading) {
        try {
            CaseSubmission read = reading.get();
            List<WrongCode> wrong =
                    read.refused().stream().map(row -> wrong(row, codes)).toList();
            return new Sent(read, wrong);
        } catch (InvalidInput e) {
            List<FieldError> shared = e.errors().stream()
                    .filter(error -> !PLACE.matcher(error.field()).lookingAt())
                    .map(error -> new FieldError(fieldOf(error.field()), error.code(), error.message()))
                    .toList();
            if (shared.isEmpty()) {
                return new Sent(null, allWrong(e, codes));
            }
            throw new InvalidInput(shared, e.more());
        }
    }

    private static WrongCode wrong(RefusedCode row, List<SentCode> codes) {
        return wrong(row.row() - 1, row.errors(), row.moreErrors(), codes);
    }

    private static List<WrongCode> allWrong(InvalidInput faults, List<SentCode> codes) {
        Map<Integer, List<FieldError>> byRow = new TreeMap<>();
        for (FieldError error : faults.errors()) {
            Matcher place = PLACE.matcher(error.field());
            if (place.lookingAt()) {
                byRow.computeIfAbsent(Integer.valueOf(place.group(1)), row -> new ArrayList<>())
                        .add(error);
            }
        }
        List<WrongCode> wrong = new ArrayList<>();
        byRow.forEach((row, errors) -> wrong.add(wrong(row, errors, 0, codes)));
        return wrong;
    }

    private static WrongCode wrong(int index, List<FieldError> errors, long more, List<SentCode> codes) {
        Map<String, String> faults = new LinkedHashMap<>();
        errors.forEach(error -> faults.putIfAbsent(
                ofTheCode(PLACE.matcher(error.field()).replaceFirst("")),
                StringUtils.capitalize(PLACE.matcher(error.message())
                        .replaceAll(place -> "line " + line(codes, Integer.parseInt(place.group(1)))))));
        return new WrongCode(line(codes, index), ending(codes.get(index)), faults, more);
    }

    private static String ofTheCode(String field) {
        return field.startsWith(ClaimForm.CODE + ".") ? ClaimForm.CODE : field;
    }

    private static long line(List<SentCode> codes, int index) {
        Long line = codes.get(index).line();
        return line == null ? index + 1 : line;
    }

    private static String ending(SentCode sent) {
        String code = sent.body() == null
                ? ""
                : sent.body().path(ClaimForm.CODE).path("value").asText("").replaceAll("[^A-Za-z0-9]", "");
        return code.length() < LONG_ENOUGH ? "" : code.substring(code.length() - SHOWN);
    }

    /** The form's field: evidence that is too much is that of its files. */
    private static String fieldOf(String field) {
        String name = field.replaceFirst("^shared\\.", "");
        return name.equals("evidence") ? "file" : name;
    }
}
