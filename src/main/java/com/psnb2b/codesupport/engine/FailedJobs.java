package com.psnb2b.codesupport.engine;

import com.psnb2b.codesupport.platform.database.PassingFailure;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * What becomes of a timer or a step that has failed. The engine would retry it after the pause that its step names
 * (minutes), even where it only lost a race: two timers of one claim that fall due together, or a timer and a message.
 * A job that lost a race may run again at once, with all its retries; one that the database did not take may run again
 * after seconds.
 *
 * <p>Whether the engine itself notices the lost race is a matter of chance: it counts the changed rows after the whole
 * message is sent, and by then the database may have refused to delete a row that the winner has added new rows to.
 */
public final class FailedJobs implements FailedJobCommandFactory {

    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(10);

    @Override
    public Command<Object> getCommand(String jobId, Throwable failure) {
        return isPassing(failure) ? commands -> free(commands, jobId, failure) : new DefaultJobRetryCmd(jobId, failure);
    }

    /** Whether nothing is wrong with what failed, and the same may well succeed later. */
    public static boolean isPassing(Throwable failure) {
        return isLostRace(failure) || PassingFailure.is(failure);
    }

    /** Whether somebody else has changed the claim's process meanwhile. */
    static boolean isLostRace(Throwable failure) {
        Throwable cause = failure;
        while (cause != null
                && !(cause instanceof OptimisticLockingException)
                && !(cause instanceof PSQLException refused && isOfTheEngine(refused))) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    /** Rows of the engine point to one another alone, and each of its statements is right by what it has read. */
    private static boolean isOfTheEngine(PSQLException refused) {
        return PSQLState.FOREIGN_KEY_VIOLATION.getState().equals(refused.getSQLState())
                && String.valueOf(EngineFlush.table(refused)).startsWith("act_");
    }

    private static Void free(CommandContext commands, String jobId, Throwable failure) {
        JobEntity job = commands.getJobManager().findJobById(jobId);
        if (job != null) {
            job.unlock();
            if (!isLostRace(failure)) {
                job.setLockExpirationTime(new Date(ClockUtil.getCurrentTime().getTime() + DATABASE_PAUSE.toMillis()));
            }
        }
        return null;
    }
}
