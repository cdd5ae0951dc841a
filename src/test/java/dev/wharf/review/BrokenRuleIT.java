package dev.wharf.review;

import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.Text;
import dev.wharf.order.Level;
import dev.wharf.review.rule.Params;
import dev.wharf.review.rule.Rule;
import dev.wharf.review.rule.RuleSpec;
import dev.wharf.review.rule.RuleUnavailable;
import dev.wharf.review.rule.Verdict;
import dev.wharf.review.setting.RuleSettings;
import dev.wharf.review.setting.Setting;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A rule that cannot do its job: the order waits with a sentence, and nobody can wave it through. */
@WharfTest
class BrokenRuleIT {
    private final TestHouse house;
    private final JdbcClient jdbc;

    @Autowired
    BrokenRuleIT(ApplicationContext context, JdbcClient jdbc) {
        this.house = new TestHouse(context);
        this.jdbc = jdbc;
    }

    private record Inputs(int number) { }

    private record Breaking(Supplier<Verdict> judgement) implements Rule<Inputs> {
        @Override
        public RuleSpec spec() {
            return new RuleSpec("TEST", "1", new Text("测试", "test"), new Text("", ""), true, Set.of("reviewer"), List.of());
        }

        @Override
        public Class<Inputs> inputs() {
            return Inputs.class;
        }

        @Override
        public Verdict check(Inputs inputs, Params params) {
            return judgement.get();
        }

        @Override
        public String subject(Inputs inputs) {
            return "";
        }
    }

    /** The rule as its setting says, for every shop. */
    private record As(Level severity) implements RuleSettings {
        @Override
        public Setting of(String shop, String rule) {
            return new Setting(rule, true, severity, Set.of("reviewer"), Params.of(new Breaking(() -> null).spec()), "0.0");
        }

        @Override
        public Setting at(String rule, String reference) {
            return of("", rule);
        }
    }

    private Judged judge(Level severity, Supplier<Verdict> judgement, String acceptedFor) {
        return judge(severity, judgement, () -> new Inputs(1), acceptedFor);
    }

    private Judged judge(Level severity, Supplier<Verdict> judgement, Supplier<Inputs> gather, String acceptedFor) {
        var id = house.take(order().line(house.sku(1, 0), 1));
        var reviewing = new Reviewing(house.bean(dev.wharf.order.Fulfillments.class), new As(severity), house.bean(Overrides.class), house.bean(Findings.class),
            house.bean(Provisional.class));
        var judged = house.inLane(() -> reviewing.judge(id, new Breaking(judgement), gather, acceptedFor));
        assertThat(jdbc.sql("SELECT level FROM decision WHERE fulfillment_id = :id AND rule_code = 'TEST'").param("id", id.value()).query(String.class).single())
            .isEqualTo(judged.level().name());
        if (!judged.passed()) assertThat(house.openHolds(id)).containsKey("TEST");
        return judged;
    }

    @Test
    void a_rule_that_throws_holds_the_order_with_a_reference_into_the_log() {
        var judged = judge(Level.BLOCK, () -> {
            throw new IllegalStateException("secret detail");
        }, "");
        assertThat(judged.outcome()).isEqualTo("RULE_BROKEN");
        assertThat((String) judged.evidence().get("reason")).contains("Rule test failed; the order waits. Reference ").doesNotContain("secret");
    }

    @Test
    void a_rule_that_cannot_judge_says_what_to_do() {
        var judged = judge(Level.BLOCK, () -> {
            throw new RuleUnavailable(new Text("地址库读不到。", "The library cannot be read; reload it."));
        }, "");
        assertThat((String) judged.evidence().get("reason")).contains("The library cannot be read; reload it.");
    }

    @Test
    void inputs_that_need_a_setting_that_cannot_be_read_hold_the_order() {
        var judged = judge(Level.BLOCK, () -> Verdict.passed("好", "Fine"), () -> {
            throw new RuleUnavailable(new Text("拆单设置读不了。", "The setting of splitting cannot be read."));
        }, "");
        assertThat(judged.outcome()).isEqualTo("RULE_BROKEN");
        assertThat((String) judged.evidence().get("reason")).contains("The setting of splitting cannot be read.");
    }

    @Test
    void a_broken_rule_is_neither_waved_through_nor_only_noted() {
        TestHouse.as("reviewer", () -> assertThat(judge(Level.BLOCK, () -> {
            throw new IllegalStateException();
        }, "never mind").passed()).isFalse());
        assertThat(judge(Level.WARN, () -> {
            throw new IllegalStateException();
        }, "").passed()).isFalse();
    }

    @Test
    void a_finding_of_a_rule_that_only_warns_is_noted_and_passes() {
        var judged = judge(Level.WARN, () -> Verdict.blocked("ODD", "奇怪", "Odd"), "");
        assertThat(judged.level()).isEqualTo(Level.WARN);
        assertThat(judged.outcome()).isEqualTo("PASSED");
    }
}
