package dev.wharf.review.setting;

/**
 * One value of an effective setting, and where it comes from.
 *
 * @param field         {@code enabled}, {@code severity}, {@code overrideBy} or {@code parameters.} and a key
 * @param version       the version that says so; null for the rule itself
 * @param here          whether the scope asked for sets it
 * @param inherited     what would hold if it did not
 * @param inheritedFrom null for the rule itself
 */
public record Explained(String field, Object value, SettingVersion version, boolean here, Object inherited, SettingVersion inheritedFrom) { }
