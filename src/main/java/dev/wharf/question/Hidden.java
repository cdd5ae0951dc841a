package dev.wharf.question;

/** Names and phone numbers as far as who they belong to knows them by. Pure. */
final class Hidden {
    private static final int PHONE_AT_LEAST = 8;

    private Hidden() { }

    /** The first character. */
    static String name(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }

    /** The first three digits and the last two; nothing of a number that is too short for that. */
    static String phone(String phone) {
        return phone.length() < PHONE_AT_LEAST ? "****" : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 2);
    }
}
