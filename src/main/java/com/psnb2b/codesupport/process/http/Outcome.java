package com.psnb2b.codesupport.process.http;

import com.psnb2b.codesupport.casework.WorkerTasks;
import com.psnb2b.codesupport.casework.WorkerTasks.Task;
import com.psnb2b.codesupport.casework.WorkerTasks.Worker;
import com.psnb2b.codesupport.guard.HttpStep;
import java.util.Map;

/** What came of a call. */
sealed interface Outcome {

    /** Moves the claim on, or has the call made again. */
    void tell(WorkerTasks tasks, Worker worker, Task task);

    /** One word, for figures. */
    String kind();

    /** For a log and for operators; with nothing of the answer in it. */
    String words();

    /** An answer that gives all that the step declares, as far as seen yet. */
    record Answered(Map<String, Object> results, String words) implements Outcome {

        @Override
        public void tell(WorkerTasks tasks, Worker worker, Task task) {
            tasks.complete(worker, task.id(), results);
        }

        @Override
        public String kind() {
            return "answered";
        }
    }

    /** Calling again would bring the same: the claim takes the error path of this code. */
    record GivenUp(String kind, String words) implements Outcome {

        @Override
        public void tell(WorkerTasks tasks, Worker worker, Task task) {
            tasks.error(worker, task.id(), kind, words);
        }
    }

    /** May go better the next time; the last time it is given up. */
    record Unanswered(HttpStep step, String words) implements Outcome {

        @Override
        public void tell(WorkerTasks tasks, Worker worker, Task task) {
            tasks.fail(worker, task.id(), words, null, step.retries(), step.pause());
        }

        @Override
        public String kind() {
            return "unanswered";
        }
    }
}
