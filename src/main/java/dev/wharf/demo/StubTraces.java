package dev.wharf.demo;

import dev.wharf.demo.StubCouriers.Scan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What carriers have told the stub feeds about parcels, whether it was pushed or not. Gone with the process. */
@Component
@Profile({"demo", "test"})
public class StubTraces {
    /** @param scans oldest first */
    record Known(String state, List<Scan> scans) { }

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** @param feed {@code kuaidi100} or {@code kdniao} @param state of the parcel, in the feed's code @param scans all of them, oldest first */
    public void put(String feed, String number, String state, List<Scan> scans) {
        known.put(feed + "/" + number, new Known(state, List.copyOf(scans)));
    }

    Optional<Known> find(String feed, String number) {
        return Optional.ofNullable(known.get(feed + "/" + number));
    }
}
