package dev.wharf.channel;

import java.time.Duration;

/** The channel did nothing because it was asked too often; after the pause it would do it. */
public class ChannelBusy extends RuntimeException {
    private final Duration pause;

    /** @param words the channel's own */
    public ChannelBusy(Duration pause, String words) {
        super(words, null, false, false);
        this.pause = pause;
    }

    public Duration pause() {
        return pause;
    }
}
