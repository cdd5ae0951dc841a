package dev.wharf.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.order.Receiver;
import dev.wharf.process.FulfillOrder;
import dev.wharf.question.NewAddress.Typed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What questions are made of, without a database. */
class QuestionRulesTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static QuestionSettings settings(Duration valid, Map<QuestionKind, Choice> silent, int pages) {
        return new QuestionSettings(valid, true, silent, 20, pages, Duration.ofMinutes(1), false, ZONE);
    }

    @ParameterizedTest
    @EnumSource(QuestionKind.class)
    void a_choice_that_moves_the_order_is_a_decision_of_the_tasks_it_is_about(QuestionKind kind) {
        for (var task : kind.tasks()) {
            assertThat(FulfillOrder.DECISIONS).containsKey(task);
            for (var choice : kind.choices()) {
                if (choice != Choice.FIX && choice != Choice.CANCEL && !choice.isOnlyRead()) assertThat(FulfillOrder.DECISIONS.get(task)).contains(choice.name());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"SHORTAGE, WAIT, true", "SHORTAGE, SHIP_AVAILABLE, true", "SHORTAGE, FIX, false", "ADDRESS, CANCEL, true", "ADDRESS, FIX, false", "ADDRESS, WAIT, false", "PAYMENT, CANCEL, true",
        "PAYMENT, PAID, false", "DUPLICATE, WANTED, false"})
    void without_an_answer_only_that_is_done_which_needs_none(QuestionKind kind, Choice choice, boolean possible) {
        if (possible) assertThat(settings(Duration.ofHours(48), Map.of(kind, choice), 60).whenSilent()).containsEntry(kind, choice);
        else assertThatThrownBy(() -> settings(Duration.ofHours(48), Map.of(kind, choice), 60)).hasMessageContaining("when-silent").hasMessageContaining(choice.name());
    }

    @Test
    void a_link_opens_for_a_minute_at_least() {
        assertThat(settings(Duration.ofMinutes(1), Map.of(), 1).valid()).isEqualTo(Duration.ofMinutes(1));
        assertThatThrownBy(() -> settings(Duration.ofSeconds(59), Map.of(), 1)).hasMessageContaining("valid");
    }

    @ParameterizedTest
    @CsvSource({"周小满, 周**", "𠮷田, 𠮷**", "A, A**", "'', ''"})
    void of_a_name_the_first_character_is_shown(String name, String shown) {
        assertThat(Hidden.name(name)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"13910020001, 139****01", "02160001234, 021****34", "12345678, 123****78", "1234567, ****", "'', ****"})
    void of_a_phone_number_the_beginning_and_the_end_are_shown(String phone, String shown) {
        assertThat(Hidden.phone(phone)).isEqualTo(shown);
    }

    @Test
    void name_and_phone_that_are_left_empty_stay() {
        var before = new Receiver("周小满", "13910020001", "浙江省", "杭州市", "西湖区", "文三路", "");
        assertThat(new Typed("", null, "浙江省 ", "杭州市", "余杭区", "文一路1号").over(before)).isEqualTo(new Receiver("周小满", "13910020001", "浙江省", "杭州市", "余杭区", "文一路1号", ""));
        assertThat(new Typed("李四", "13910020002", "浙江省", "杭州市", "", "x").over(before).name()).isEqualTo("李四");
        assertThat(before.toString() + new Typed("李四", "1", "", "", "", "")).doesNotContain("李四", "周小满");
    }

    @ParameterizedTest
    @CsvSource({"500, 50, false", "501, 50, true", "500, 51, true"})
    void what_is_longer_than_the_columns_is_refused(int detail, int district, boolean tooLong) {
        assertThat(new Typed("", "", "", "", "区".repeat(district), "路".repeat(detail)).tooLong()).isEqualTo(tooLong);
    }

    @Test
    void who_guesses_is_served_so_often_in_a_minute_and_again_in_the_next() {
        var now = new Instant[] {Instant.parse("2026-11-23T10:00:30Z")};
        var limit = new AnswerLimit(new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        }, settings(Duration.ofHours(48), Map.of(), 2));
        assertThat(limit.passes("a")).isTrue();
        assertThat(limit.passes("a")).isTrue();
        assertThat(limit.passes("a")).isFalse();
        assertThat(limit.passes("b")).isTrue();
        now[0] = now[0].plusSeconds(30);
        assertThat(limit.passes("a")).isTrue();
    }
}
