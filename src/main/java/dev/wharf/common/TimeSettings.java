package dev.wharf.common;

import java.time.Duration;
import java.util.Map;

/** What holds for times in settings of every package. Refused at the start, by name: a pause of zero would become a loop without one, a limit of zero a call that never succeeds. */
public final class TimeSettings {
    private TimeSettings() { }

    /** @param prefix such as {@code wharf.tracking} @param times by their names behind it. @throws IllegalArgumentException if one is zero or below; it names the first by alphabet */
    public static void longerThanZero(String prefix, Map<String, Duration> times) {
        times.entrySet().stream().filter(time -> time.getValue().isNegative() || time.getValue().isZero()).map(Map.Entry::getKey).sorted().findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(prefix + "." + name + " is " + times.get(name) + "; it has to be longer than zero, such as 1s");
        });
    }
}
