package com.psnb2b.codesupport.process.drafts;

import com.psnb2b.codesupport.guard.ModelDifference.Change;
import java.util.List;

/**
 * Whether files would be deployed, all together.
 *
 * @param deployable whether a deployment would take them
 * @param message one sentence for people
 * @param findings what is wrong with them
 * @param examples those that would come out otherwise
 * @param changes what differs from the versions in force
 */
public record Verdict(
        boolean deployable,
        String message,
        List<Problem> findings,
        List<FailingExample> examples,
        List<FileChange> changes) {

    /**
     * One thing for which they are refused.
     *
     * @param file whose
     * @param element id in it; null where the whole file is meant
     * @param name what the element is called in the drawing; null where it has no name
     * @param reason a constant name
     * @param message what is wrong and what to do
     * @param path all that a claim passes on its way there; empty where no path is meant
     */
    public record Problem(String file, String element, String name, String reason, String message, List<Step> path) {}

    /** An element on a path. */
    public record Step(String element, String name) {}

    /** @param refuses whether it keeps the files from being deployed, or is only told */
    public record FailingExample(String file, String message, boolean refuses) {}

    /**
     * What differs in one file.
     *
     * @param isNew whether nothing of that name is in force
     */
    public record FileChange(String file, boolean isNew, List<Change> changes) {}

    /** A verdict on what cannot even be looked at. */
    public static Verdict of(String file, String reason, String message) {
        return new Verdict(
                false,
                REFUSED,
                List.of(new Problem(file, null, null, reason, message, List.of())),
                List.of(),
                List.of());
    }

    static final String REFUSED = "These files would be refused, and nothing of them deployed.";
}
