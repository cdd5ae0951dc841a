package dev.wharf.channel;

import java.util.function.Supplier;

/** The question after a push, whether the channel keeps it. Pure. */
public final class Shown {
    private Shown() { }

    /**
     * Asks. What the channel says no to here is the question and not the push, which may have been done: it has to be asked again later, and not pushed again.
     *
     * @throws IllegalStateException if it does not say
     */
    public static boolean afterPush(Supplier<Boolean> question) {
        try {
            return question.get();
        } catch (ChannelRefused | ChannelBusy e) {
            throw new IllegalStateException("It was pushed, and the channel does not say whether it keeps it: " + e.getMessage(), e);
        }
    }
}
