package com.psnb2b.codesupport.appeal;

import com.psnb2b.codesupport.claim.Claim;
import java.util.Optional;

/** The process {@code appeal}, in which persons get the tasks. */
public interface AppealProcess {

    /** Starts it for the appeal of a claim that is open. @throws com.psnb2b.codesupport.casework.ModelFailed where it fails */
    void start(Claim claim);

    /** The claim that an open task of it is about; empty for any other task. */
    Optional<String> claimOfTask(String taskId);
}
