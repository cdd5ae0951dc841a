package dev.wharf.review.setting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one version sets, as it was written; {@link SettingCheck} says whether a rule can run with it. Null, or a parameter that is absent, is inherited.
 *
 * @param severity   BLOCK or WARN
 * @param overrideBy groups; empty for nobody
 * @param parameters by key, as JSON knows them
 */
public record SettingValues(Boolean enabled, String severity, List<String> overrideBy, Map<String, Object> parameters) {
    static final SettingValues NOTHING = new SettingValues(null, null, null, Map.of());

    public SettingValues {
        overrideBy = overrideBy == null ? null : Collections.unmodifiableList(new ArrayList<>(overrideBy));
        parameters = parameters == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
