package com.psnb2b.codesupport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.ibatis.exceptions.PersistenceException;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the database refuses because another has changed the process is a lost race, and nothing else of the kind is. */
class FailedJobsTest {

    @Test
    void aRowOfTheEngineThatAnotherHasTakenAwayIsALostRace() {
        assertThat(FailedJobs.isPassing(refused("23503", "act_ru_task"))).isTrue();
    }

    @Test
    void aRowOfOursThatPointsNowhereIsNone() {
        assertThat(FailedJobs.isPassing(refused("23503", "evidence"))).isFalse();
        assertThat(FailedJobs.isPassing(refused("23505", "act_ru_task"))).isFalse();
    }

    private static Throwable refused(String state, String table) {
        var said = new ServerErrorMessage("SERROR\0C" + state + "\0Mrefused\0t" + table + "\0");
        return new IllegalStateException(new PersistenceException(new PSQLException(said)));
    }
}
