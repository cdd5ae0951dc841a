package dev.wharf.effect;

import dev.wharf.common.Cut;

/** What the other side said, as short as a person reads it: some answer with a page of HTML. Pure. */
final class Words {
    /** In characters; what the task and the order's log show besides fits into their columns with it. */
    static final int MOST = 300;

    private Words() { }

    static String cut(String text) {
        if (text == null) return "";
        return Cut.words(text.strip(), MOST);
    }
}
