package dev.wharf.review.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbsenceRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @ParameterizedTest(name = "{0}: untouched {1}, escalated {2}")
    @CsvSource({
        "PT4H,  PT3H59M59S, false, false",
        "PT4H,  PT4H,       false, true",
        "PT4H,  PT1H59M59S, true,  false",
        "PT4H,  PT2H,       true,  true",
        // Half of twenty minutes is less than a case needs.
        "PT20M, PT14M59S,   true,  false",
        "PT20M, PT15M,      true,  true",
        // Escalated never has longer than the others.
        "PT10M, PT9M59S,    true,  false",
        "PT10M, PT10M,      true,  true",
        "PT0S,  P30D,       true,  false",
        "PT0S,  P30D,       false, false"})
    void a_claimed_task_goes_back_when_its_time_is_over(Duration returnAfter, Duration untouched, boolean escalated, boolean absent) {
        assertThat(new AbsenceRule(returnAfter).absent(NOW.minus(untouched), NOW, escalated)).isEqualTo(absent);
    }

    @Test
    void a_time_below_zero_is_refused() {
        assertThatThrownBy(() -> new DeadlineSettings(Duration.ZERO, Duration.ofMinutes(1), Duration.ofSeconds(-1), true)).hasMessageContaining("return-after");
    }

    @Test
    void the_tasks_that_stay_are_in_the_models_and_no_other_task_is_for_one_person() throws IOException {
        assertThat(tasks()).extracting(UserTask::getId).containsAll(AbsenceRule.KEPT);
        assertThat(tasks().stream().filter(task -> task.getCamundaAssignee() != null).map(UserTask::getId).collect(Collectors.toSet())).isSubsetOf(AbsenceRule.KEPT);
    }

    @Test
    void every_task_for_people_has_a_due_date_and_a_group_to_go_back_to() throws IOException {
        assertThat(tasks()).hasSizeGreaterThan(30).allSatisfy(task -> {
            assertThat(task.getCamundaDueDate()).as(task.getId()).isNotBlank();
            assertThat(task.getCamundaCandidateGroupsList()).as(task.getId()).isNotEmpty();
        });
    }

    private static List<UserTask> tasks() throws IOException {
        try (var files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).flatMap(file -> Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(UserTask.class).stream()).toList();
        }
    }
}
