package dev.wharf.review.setting;

import java.util.List;
import java.util.Optional;

/** Versions of settings; nothing is ever overwritten or removed. */
interface SettingVersions {
    /** All that are active, of all rules and scopes. */
    List<SettingVersion> active();

    Optional<SettingVersion> active(Scope scope, String rule);

    Optional<SettingVersion> find(long number);

    /** The newest first, drafts included. @param before only numbers below this one */
    List<SettingVersion> history(Scope scope, String rule, long before, int most);

    /** @return the number of the new draft */
    long add(Scope scope, String rule, SettingValues values, long base);

    /** Makes this draft the active version of its scope and rule and retires the one before. Call while {@link #holdChanges} holds. */
    void activate(SettingVersion draft, String note);

    /** How often anything was activated, on any node. */
    long changes();

    /** Waits until no other transaction activates, and lets none until this one ends. */
    void holdChanges();
}
