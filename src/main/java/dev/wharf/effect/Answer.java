package dev.wharf.effect;

import java.util.Map;

/** What the other side answered, as far as we keep it: ids and codes only. */
public record Answer(Map<String, String> values) {
    public static final Answer EMPTY = new Answer(Map.of());
}
