package dev.wharf.overview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.review.rule.RuleCatalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Why an order is where it is: every rule that judged it, in the order rules run, with all that it looked at. */
@Component
class Explanation {
    /** One value that a rule looked at. @param path what it is, from the outside in */
    record Input(List<String> path, String value) { }

    /**
     * @param last    what the rule said last
     * @param inputs  of the last; empty if the viewer may not see them
     * @param earlier what it said before, the newest first
     * @param rule    false for a choice that no rule of review made
     */
    record Explained(OrderView.Decision last, List<Input> inputs, List<OrderView.Decision> earlier, boolean rule) { }

    private final RuleCatalog rules;
    private final InputWords words;
    private final ObjectMapper json = new ObjectMapper();

    Explanation(RuleCatalog rules, InputWords words) {
        this.rules = rules;
        this.words = words;
    }

    /** @param decisions oldest first */
    List<Explained> of(List<OrderView.Decision> decisions, String currency) {
        var byRule = new LinkedHashMap<String, List<OrderView.Decision>>();
        for (var decision : decisions) byRule.computeIfAbsent(decision.rule(), code -> new ArrayList<>()).add(0, decision);
        var order = rules.all().stream().map(rule -> rule.code()).toList();
        return byRule.entrySet().stream().sorted(Comparator.comparingInt(e -> order.contains(e.getKey()) ? order.indexOf(e.getKey()) : order.size()))
            .map(e -> new Explained(e.getValue().get(0), inputs(e.getValue().get(0).inputs(), currency), e.getValue().subList(1, e.getValue().size()), order.contains(e.getKey())))
            .toList();
    }

    private List<Input> inputs(String text, String currency) {
        var found = new ArrayList<Input>();
        if (text.isEmpty()) return found;
        try {
            collect(json.readTree(text), new ArrayList<>(), "", currency, found);
        } catch (JsonProcessingException notJson) {
            found.add(new Input(List.of(""), text));
        }
        return found;
    }

    private void collect(JsonNode node, List<String> path, String key, String currency, List<Input> found) {
        if (node.isObject() && !node.isEmpty()) {
            node.fields().forEachRemaining(field -> collect(field.getValue(), plus(path, words.label(field.getKey())), field.getKey(), currency, found));
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isContainerNode()) {
            for (int i = 0; i < node.size(); i++) collect(node.get(i), plus(path, String.valueOf(i + 1)), key, currency, found);
        } else {
            found.add(new Input(path, words.value(key, node, currency)));
        }
    }

    private static List<String> plus(List<String> path, String part) {
        var longer = new ArrayList<>(path);
        longer.add(part);
        return longer;
    }
}
