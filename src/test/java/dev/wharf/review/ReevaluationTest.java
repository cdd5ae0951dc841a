package dev.wharf.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wharf.common.Text;
import dev.wharf.order.Level;
import dev.wharf.order.OrderLog;
import dev.wharf.order.PaymentStatus;
import dev.wharf.review.Reevaluation.Result;
import dev.wharf.review.Reevaluation.Stored;
import dev.wharf.review.rule.PaymentRule;
import dev.wharf.review.rule.Rule;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.rule.RuleSpec;
import dev.wharf.review.rule.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A stored decision says the same when it is derived again: for every rule, whatever the order. */
class ReevaluationTest {
    private static final int ORDERS = 10_000;
    /** Inputs that a rule cannot judge at all, in percent: invented ones may contradict each other, but then few rules would be tested. */
    private static final int UNJUDGED_AT_MOST = 15;

    private final RuleCatalog rules = new ReviewConfiguration().ruleCatalog(new AddressLibrary(new ReviewSettings("", "", Duration.ofMillis(300))));
    private final AsSpecified settings = new AsSpecified(rules);
    private final Reevaluation reevaluation = new Reevaluation(rules, settings);

    @Test
    void every_rule_says_the_same_again_of_ten_thousand_invented_orders() throws Exception {
        assertThat(rules.all()).isNotEmpty();
        var outcomes = new TreeMap<String, Integer>();
        for (var rule : rules.all()) tenThousand(rule, outcomes);
        for (var rule : rules.all()) {
            int unjudged = outcomes.getOrDefault(rule.code() + " UNJUDGED", 0);
            assertThat(unjudged).as(rule.code()).isLessThanOrEqualTo(ORDERS * UNJUDGED_AT_MOST / 100);
        }
        // A rule that is off by its own thresholds says one thing; most say several.
        assertThat(outcomes).hasSizeGreaterThan(2 * rules.all().size());
    }

    private <I extends Record> void tenThousand(Rule<I> rule, TreeMap<String, Integer> outcomes) throws JsonProcessingException {
        var invented = new Invented(rule.code().hashCode());
        var json = DecisionJson.mapper();
        var params = settings.of("", rule.code()).params();
        for (int i = 0; i < ORDERS; i++) {
            var inputs = invented.record(rule.inputs());
            Verdict verdict;
            try {
                verdict = rule.check(inputs, params);
            } catch (RuntimeException cannotJudge) {
                outcomes.merge(rule.code() + " UNJUDGED", 1, Integer::sum);
                continue;
            }
            outcomes.merge(rule.code() + " " + verdict.outcome(), 1, Integer::sum);
            var again = reevaluation.again(stored(rule.spec(), verdict, json.writeValueAsString(inputs)));
            assertThat(again.result()).as("%s of %s", rule.code(), inputs).isEqualTo(Result.SAME);
            assertThat(again.now()).isEqualTo(verdict);
        }
    }

    private static Stored stored(RuleSpec spec, Verdict verdict, String inputs) {
        return new Stored(spec.code(), spec.version(), AsSpecified.REFERENCE, verdict.level(), verdict.outcome(), OrderLog.kept(verdict.reason()), inputs);
    }

    private final PaymentRule payment = new PaymentRule();
    private final Verdict unpaid = payment.check(new PaymentRule.Inputs(List.of(new PaymentRule.Order(1, "A", PaymentStatus.UNPAID, 0, 2000))), settings.of("", "PAYMENT").params());
    private static final String UNPAID = "{\"orders\":[{\"id\":1,\"no\":\"A\",\"status\":\"UNPAID\",\"paidMinor\":0,\"dueMinor\":2000}]}";

    private Stored payment(Level level, String outcome, Text reason, String inputs) {
        return new Stored("PAYMENT", payment.spec().version(), AsSpecified.REFERENCE, level, outcome, reason, inputs);
    }

    @Test
    void what_a_person_let_pass_and_what_is_only_noted_is_compared_with_what_the_rule_itself_said() {
        assertThat(reevaluation.again(payment(Level.ACCEPTED, "UNPAID", new Text("放行", "Accepted"), UNPAID)).result()).isEqualTo(Result.SAME);
        assertThat(reevaluation.again(payment(Level.WARN, "UNPAID", unpaid.reason(), UNPAID)).result()).isEqualTo(Result.SAME);
        assertThat(reevaluation.again(payment(Level.OK, "UNPAID", unpaid.reason(), UNPAID)).result()).isEqualTo(Result.DIFFERENT);
    }

    @Test
    void another_outcome_sentence_or_number_is_different_and_both_are_there() {
        assertThat(reevaluation.again(payment(Level.OK, "PASSED", new Text("已付款", "Paid"), UNPAID)).now().outcome()).isEqualTo("UNPAID");
        assertThat(reevaluation.again(payment(Level.BLOCK, "UNPAID", new Text("别的", "other"), UNPAID)).result()).isEqualTo(Result.DIFFERENT);
        assertThat(reevaluation.again(payment(Level.BLOCK, "UNPAID", unpaid.reason(), UNPAID.replace("2000", "2001"))).result()).isEqualTo(Result.DIFFERENT);
    }

    @Test
    void what_cannot_be_derived_again_is_said_to_be_so() {
        var reason = unpaid.reason();
        assertThat(reevaluation.again(new Stored("WAREHOUSE", "1", "0.0", Level.OK, "SH01", reason, "{}")).result()).isEqualTo(Result.NO_RULE);
        assertThat(reevaluation.again(new Stored("PAYMENT", "0", "0.0", Level.BLOCK, "UNPAID", reason, UNPAID)).result()).isEqualTo(Result.OTHER_VERSION);
        assertThat(reevaluation.again(new Stored("PAYMENT", payment.spec().version(), "7.3", Level.BLOCK, "UNPAID", reason, UNPAID)).result()).isEqualTo(Result.NOT_KEPT);
        assertThat(reevaluation.again(payment(Level.BLOCK, "UNPAID", reason, "{\"other\":1}")).result()).isEqualTo(Result.NOT_KEPT);
        assertThat(reevaluation.again(payment(Level.BLOCK, "RULE_BROKEN", reason, UNPAID)).result()).isEqualTo(Result.BROKEN);
        assertThat(reevaluation.again(payment(Level.BLOCK, "UNPAID", reason, UNPAID.replace("\"UNPAID\"", "null"))).result()).isEqualTo(Result.BROKEN);
    }
}
