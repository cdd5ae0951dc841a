package dev.wharf.overview.live;

import dev.wharf.common.Refusal;

/** What a screen watches, written {@code kind:key}. */
record Topic(String kind, String key) {
    private static final int LONGEST_KEY = 64;

    /** @throws Refusal unless it is a word, a colon and a key of 1 to 64 characters */
    static Topic parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1 || text.length() - colon - 1 > LONGEST_KEY) {
            throw Refusal.invalid("TOPIC_INVALID", "topic", "A topic is a kind, a colon and a key, such as order:F100.");
        }
        return new Topic(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return kind + ":" + key;
    }
}
