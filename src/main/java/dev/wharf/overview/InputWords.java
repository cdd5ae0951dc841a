package dev.wharf.overview;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/** Inputs of rules as people read them: amounts in yuan, times in the house's zone, names in their language. */
@Component
class InputWords {
    private static final String NOTHING = "—";

    private final Show show;

    InputWords(Show show) {
        this.show = show;
    }

    /** A name we know a word for, else the name itself: it may be a SKU or a warehouse. */
    String label(String key) {
        return show.word("order.input", key);
    }

    /** @param key the last name on the way to it, which says what kind of number it is */
    String value(String key, JsonNode node, String currency) {
        if (node.isNull() || node.isContainerNode() && node.isEmpty()) return NOTHING;
        if (node.isArray()) {
            var each = new ArrayList<String>();
            node.forEach(one -> each.add(value(key, one, currency)));
            return String.join(" · ", each);
        }
        if (node.isBoolean()) return show.word("order.input", node.asText());
        if (node.isIntegralNumber() && key.endsWith("Minor")) return show.money(node.longValue(), currency);
        if (!node.isTextual()) return node.asText();
        return node.asText().isEmpty() ? NOTHING : time(node.asText());
    }

    private String time(String text) {
        if (!text.matches("\\d{4}-\\d{2}-\\d{2}T.*Z")) return text;
        try {
            return show.second(Instant.parse(text));
        } catch (DateTimeParseException onlyLooksLikeOne) {
            return text;
        }
    }
}
