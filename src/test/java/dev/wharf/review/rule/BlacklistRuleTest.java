package dev.wharf.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.review.rule.BlacklistRule.Inputs;
import dev.wharf.review.rule.BlacklistRule.Match;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlacklistRuleTest {
    private final BlacklistRule rule = new BlacklistRule();

    @Test
    void any_entry_holds_the_order_and_each_is_named_with_its_reason() {
        assertThat(rule.check(new Inputs(1, List.of()), Params.of(rule.spec())).outcome()).isEqualTo("PASSED");
        var verdict = rule.check(new Inputs(1, List.of(new Match(7, "PHONE", "拒收三次"), new Match(8, "ADDRESS", "空地址"), new Match(9, "BUYER", "x"))), Params.of(rule.spec()));
        assertThat(verdict.outcome()).isEqualTo("BLACKLISTED");
        assertThat(verdict.reason().zh()).contains("电话（拒收三次）；地址（空地址）；买家（x）");
        assertThat(verdict.reason().en()).contains("phone (拒收三次); address (空地址); buyer (x)");
    }

    @Test
    void letting_one_order_pass_takes_nobody_off_the_list() {
        var match = List.of(new Match(7, "PHONE", "r"));
        assertThat(rule.subject(new Inputs(1, match))).isNotEqualTo(rule.subject(new Inputs(2, match)));
        assertThat(rule.subject(new Inputs(1, match))).isNotEqualTo(rule.subject(new Inputs(1, List.of(new Match(8, "PHONE", "r")))));
    }
}
