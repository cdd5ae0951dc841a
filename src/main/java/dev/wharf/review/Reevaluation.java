package dev.wharf.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.common.Text;
import dev.wharf.order.Level;
import dev.wharf.order.OrderLog;
import dev.wharf.review.rule.Rule;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.rule.Verdict;
import dev.wharf.review.setting.RuleSettings;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Component;

/** Derives a stored decision again from its stored inputs and the setting it ran with, and says whether the rule still says the same. */
@Component
public class Reevaluation {
    private final RuleCatalog rules;
    private final RuleSettings settings;
    private final ObjectMapper json = DecisionJson.mapper();

    public Reevaluation(RuleCatalog rules, RuleSettings settings) {
        this.rules = rules;
        this.settings = settings;
    }

    /** A decision as it was written. @param setting the reference of the setting it ran with @param inputs JSON */
    public record Stored(String rule, String version, String setting, Level level, String outcome, Text reason, String inputs) { }

    /**
     * DIFFERENT: the same version now says something else, which is a fault. OTHER_VERSION: the rule judges differently since. NO_RULE: it was not
     * made by a rule of review, such as the choice of a warehouse. NOT_KEPT: that setting is gone, or the inputs cannot be read. BROKEN: the
     * rule could not judge then, or cannot now.
     */
    public enum Result { SAME, DIFFERENT, OTHER_VERSION, NO_RULE, NOT_KEPT, BROKEN }

    /** @param now what the rule says now; null unless SAME or DIFFERENT */
    public record Again(Result result, Verdict now) {
        private static Again of(Result result) {
            return new Again(result, null);
        }
    }

    public Again again(Stored stored) {
        var rule = rules.find(stored.rule).orElse(null);
        if (rule == null) return Again.of(Result.NO_RULE);
        if (!rule.spec().version().equals(stored.version)) return Again.of(Result.OTHER_VERSION);
        if (stored.outcome.equals(Reviewing.BROKEN)) return Again.of(Result.BROKEN);
        return again(rule, stored);
    }

    private <I extends Record> Again again(Rule<I> rule, Stored stored) {
        Verdict now;
        try {
            now = rule.check(json.readValue(stored.inputs, rule.inputs()), settings.at(rule.code(), stored.setting).params());
        } catch (JsonProcessingException | NoSuchElementException gone) {
            return Again.of(Result.NOT_KEPT);
        } catch (RuntimeException fault) {
            return Again.of(Result.BROKEN);
        }
        return new Again(same(stored, now) ? Result.SAME : Result.DIFFERENT, now);
    }

    /**
     * What a person let pass, unless the rule itself counts approvals, keeps the rule's outcome but not its level and sentence; a severity of WARN keeps the sentence and not the level.
     * Anything else is the rule's own.
     */
    private static boolean same(Stored stored, Verdict now) {
        if (!stored.outcome.equals(now.outcome())) return false;
        if (stored.level == Level.ACCEPTED && now.level() != Level.ACCEPTED) return now.holds();
        boolean level = stored.level == now.level() || stored.level == Level.WARN && now.holds();
        return level && stored.reason.equals(OrderLog.kept(now.reason()));
    }
}
