package dev.wharf.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Level;
import dev.wharf.order.OrderLog;
import dev.wharf.process.Actor;
import dev.wharf.review.rule.Rule;
import dev.wharf.review.rule.RuleUnavailable;
import dev.wharf.review.rule.Verdict;
import dev.wharf.review.setting.RuleSettings;
import dev.wharf.review.setting.Setting;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs one rule on one fulfillment: with the shop's setting, what people let pass before, a decision row and a hold. A rule that breaks
 * holds the order with a reason, and so does one whose setting cannot be read; nothing is lost, and the other rules run.
 */
@Component
class Reviewing {
    private static final Logger LOG = LoggerFactory.getLogger(Reviewing.class);
    static final String BROKEN = "RULE_BROKEN";

    private final Fulfillments fulfillments;
    private final RuleSettings settings;
    private final Overrides overrides;
    private final Findings findings;
    private final Provisional provisional;
    private final ObjectMapper json = DecisionJson.mapper();

    Reviewing(Fulfillments fulfillments, RuleSettings settings, Overrides overrides, Findings findings, Provisional provisional) {
        this.fulfillments = fulfillments;
        this.settings = settings;
        this.overrides = overrides;
        this.findings = findings;
        this.provisional = provisional;
    }

    Setting setting(FulfillmentId id, Rule<?> rule) {
        return settings.of(fulfillments.get(id).shop(), rule.code());
    }

    /**
     * @param gather      the inputs; asked only if the rule is on and its setting can be read. What it throws is a technical fault and rolls everything
     *                    back, but for {@link RuleUnavailable}: then the order waits with that sentence
     * @param acceptedFor why a person lets a finding pass; empty if nobody does
     */
    <I extends Record> Judged judge(FulfillmentId id, Rule<I> rule, Supplier<I> gather, String acceptedFor) {
        var setting = setting(id, rule);
        if (!setting.enabled()) {
            findings.off(id, rule.code());
            return Judged.OFF;
        }
        I inputs;
        try {
            setting.params().requireUsable();
            inputs = gather.get();
        } catch (RuleUnavailable unavailable) {
            return record(id, rule, setting, new Verdict(Level.BLOCK, BROKEN, unavailable.sentence(), Map.of()), "{}");
        }
        var verdict = check(rule, inputs, setting);
        if (verdict.holds() && setting.severity() == Level.WARN && !verdict.outcome().equals(BROKEN)) verdict = verdict.at(Level.WARN);
        if (verdict.holds() && !verdict.outcome().equals(BROKEN)) verdict = letPass(id, rule, inputs, verdict, setting, acceptedFor);
        return record(id, rule, setting, verdict, write(inputs));
    }

    /** Judges and writes the decision down if it passes; else nothing of it is kept. */
    <I extends Record> Optional<Verdict> passes(FulfillmentId id, Rule<I> rule, Supplier<I> gather) {
        var setting = setting(id, rule);
        if (!setting.params().usable()) return Optional.empty();
        var inputs = gather.get();
        var verdict = check(rule, inputs, setting);
        if (verdict.level() != Level.OK) return Optional.empty();
        record(id, rule, setting, verdict, write(inputs));
        return Optional.of(verdict);
    }

    /** A hold was looked at again: the last one but the payment, or the date, may be gone. */
    void lookedAgain(FulfillmentId id, Instant payBy) {
        provisional.settle(id, payBy);
    }

    private Judged record(FulfillmentId id, Rule<?> rule, Setting setting, Verdict verdict, String inputs) {
        var evidence = findings.record(new OrderLog.Decision(id, rule.code(), rule.spec().version(), setting.reference(), verdict.level(), verdict.outcome(),
            verdict.reason(), inputs));
        return new Judged(verdict.level(), verdict.holds() ? verdict.outcome() : Verdict.PASSED, verdict.results(), evidence);
    }

    private static <I extends Record> Verdict check(Rule<I> rule, I inputs, Setting setting) {
        try {
            return rule.check(inputs, setting.params());
        } catch (RuleUnavailable unavailable) {
            LOG.error("Rule {} cannot judge: {}", rule.code(), unavailable.getMessage());
            return new Verdict(Level.BLOCK, BROKEN, unavailable.sentence(), Map.of());
        } catch (RuntimeException fault) {
            var reference = UUID.randomUUID().toString().substring(0, 8);
            LOG.error("Rule {} failed, reference {}", rule.code(), reference, fault);
            return new Verdict(Level.BLOCK, BROKEN, new Text("规则 " + rule.spec().name().zh() + " 出错，订单等待处理，参考号 " + reference + "。",
                "Rule " + rule.spec().name().en() + " failed; the order waits. Reference " + reference + "."), Collections.emptyMap());
        }
    }

    private <I extends Record> Verdict letPass(FulfillmentId id, Rule<I> rule, I inputs, Verdict verdict, Setting setting, String acceptedFor) {
        var subject = (rule.acrossOrders() ? "" : fulfillments.get(id).salesOrderId() + "\n") + rule.subject(inputs);
        if (!acceptedFor.isBlank() && mayOverride(setting)) {
            overrides.give(id, rule.code(), subject, verdict.outcome(), acceptedFor);
            return accepted(verdict, "人工放行", "Accepted by a person", acceptedFor);
        }
        return overrides.find(rule.code(), subject, verdict.outcome())
            .map(before -> accepted(verdict, "同一情况已由 " + before.by() + " 放行", "Accepted before by " + before.by(), before.reason())).orElse(verdict);
    }

    private static boolean mayOverride(Setting setting) {
        return !Collections.disjoint(setting.overrideBy(), Actor.groups());
    }

    private static Verdict accepted(Verdict verdict, String zh, String en, String why) {
        return new Verdict(Level.ACCEPTED, verdict.outcome(), new Text(zh + "（" + verdict.outcome() + "）：" + why, en + " (" + verdict.outcome() + "): " + why), verdict.results());
    }

    private String write(Record inputs) {
        try {
            return json.writeValueAsString(inputs);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Inputs of a rule can always be written as JSON", e);
        }
    }
}
