package com.psnb2b.codesupport.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.engine.LeadingTask;
import com.psnb2b.codesupport.process.LeadRule.OpenTask;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of a case's open tasks of one place one leads, and which one is next. */
class LeadRuleTest {

    @Test
    void aTaskBehindKeepsItsPriorityAndComesAheadWithIt() {
        for (int priority : new int[] {0, 50, 100}) {
            int behind = LeadingTask.behind(priority);
            assertThat(LeadingTask.leads(priority)).isTrue();
            assertThat(LeadingTask.leads(behind)).isFalse();
            assertThat(LeadingTask.behind(behind)).isEqualTo(behind);
            assertThat(LeadingTask.ahead(behind)).isEqualTo(priority);
            assertThat(LeadingTask.ahead(priority)).isEqualTo(priority);
        }
        assertThat(LeadingTask.changed(LeadingTask.behind(50), 90)).isEqualTo(LeadingTask.behind(90));
        assertThat(LeadingTask.changed(50, 90)).isEqualTo(90);
    }

    @Test
    void eachPlaceHasALeaderOfItsOwn() {
        OpenTask review = behind("a", "review-claim reviewers", false);
        OpenTask senior = behind("b", "review-claim senior-reviewers", false);
        OpenTask late = behind("c", "decide-late-claim senior-reviewers", false);
        OpenTask another = behind("d", "review-claim reviewers", false);

        assertThat(LeadRule.byPlace(List.of(review, senior, late, another)))
                .containsExactly(List.of(review, another), List.of(senior), List.of(late));
    }

    @Test
    void theLeaderStaysAlsoWhileAPersonHasIt() {
        OpenTask mine = ahead("a", true);
        OpenTask free = behind("b", "place", false);

        assertThat(LeadRule.leader(List.of(free, mine))).contains(mine);
        assertThat(LeadRule.tooMany(List.of(free, mine))).isEmpty();
    }

    @Test
    void nextIsTheFirstThatNobodyHas() {
        OpenTask taken = behind("a", "place", true);
        OpenTask first = behind("b", "place", false);
        OpenTask second = behind("c", "place", false);

        assertThat(LeadRule.leader(List.of(taken, first, second))).isEmpty();
        assertThat(LeadRule.candidates(List.of(taken, first, second))).containsExactly(first, second, taken);
    }

    @Test
    void whereTwoPlacesBecameOneTheOneThatAPersonHasLeads() {
        OpenTask free = ahead("a", false);
        OpenTask mine = ahead("b", true);

        assertThat(LeadRule.leader(List.of(free, mine))).contains(mine);
        assertThat(LeadRule.tooMany(List.of(free, mine))).containsExactly(free);
    }

    private static OpenTask ahead(String id, boolean taken) {
        return new OpenTask(id, "clm_" + id, "place", 50, taken);
    }

    private static OpenTask behind(String id, String place, boolean taken) {
        return new OpenTask(id, "clm_" + id, place, LeadingTask.behind(50), taken);
    }
}
