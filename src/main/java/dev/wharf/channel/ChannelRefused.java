package dev.wharf.channel;

/** The channel understood and said no; it would say the same next time. */
public class ChannelRefused extends RuntimeException {
    private final String code;

    /** @param words the channel's own */
    public ChannelRefused(String code, String words) {
        super(words, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
