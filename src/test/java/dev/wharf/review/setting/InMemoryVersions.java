package dev.wharf.review.setting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.TransientDataAccessResourceException;

/** Versions of settings in memory; counts how often it was asked for more than the counter, and can be away. */
final class InMemoryVersions implements SettingVersions {
    int asked;
    boolean away;
    private final List<SettingVersion> all = new ArrayList<>();
    private long changes;

    @Override
    public List<SettingVersion> active() {
        asked++;
        return all.stream().filter(v -> v.state() == SettingVersion.State.ACTIVE).toList();
    }

    @Override
    public Optional<SettingVersion> active(Scope scope, String rule) {
        return active().stream().filter(v -> v.scope().equals(scope) && v.rule().equals(rule)).findFirst();
    }

    @Override
    public Optional<SettingVersion> find(long number) {
        asked++;
        return all.stream().filter(v -> v.number() == number).findFirst();
    }

    @Override
    public List<SettingVersion> history(Scope scope, String rule, long before, int most) {
        return all.stream().filter(v -> v.scope().equals(scope) && v.rule().equals(rule) && v.number() < before)
            .sorted(Comparator.comparing(SettingVersion::number).reversed()).limit(most).toList();
    }

    @Override
    public long add(Scope scope, String rule, SettingValues values, long base) {
        all.add(new SettingVersion(all.size() + 1L, scope, rule, Optional.of(values), SettingVersion.State.DRAFT, base, "", Instant.EPOCH, "a", null, ""));
        return all.size();
    }

    @Override
    public void activate(SettingVersion draft, String note) {
        active(draft.scope(), draft.rule()).ifPresent(before -> put(before, SettingVersion.State.RETIRED));
        put(draft, SettingVersion.State.ACTIVE);
        changes++;
    }

    @Override
    public long changes() {
        if (away) throw new TransientDataAccessResourceException("away");
        return changes;
    }

    @Override
    public void holdChanges() { }

    private void put(SettingVersion v, SettingVersion.State state) {
        all.set((int) v.number() - 1, new SettingVersion(v.number(), v.scope(), v.rule(), v.values(), state, v.base(), "why", v.createdAt(), v.createdBy(), Instant.EPOCH, "a"));
    }
}
