package dev.wharf.sync;

/** Keys of notices: one that is told before its parcel leaves has the key of the one that would be told afterwards, the separator and the number of its round. Pure. */
public final class NoticeKey {
    private static final String SEPARATOR = "~";
    /** For SQL: how a key ends if its notice is told before its parcel leaves. */
    public static final String EARLY_END = SEPARATOR + "%";
    /** For SQL: every notice that is. */
    public static final String EARLY = "%" + EARLY_END;

    private NoticeKey() { }

    /** @param key of the notice as it would be told after the parcel left */
    static String early(String key, int round) {
        return key + SEPARATOR + round;
    }

    /** For SQL: every notice of this round. */
    static String ofRound(int round) {
        return "%" + SEPARATOR + round;
    }

    static boolean isOf(int round, String key) {
        return key.endsWith(SEPARATOR + round);
    }

    static boolean isEarly(String key) {
        return key.contains(SEPARATOR);
    }
}
