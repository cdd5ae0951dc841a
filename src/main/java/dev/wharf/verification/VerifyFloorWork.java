package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;
import dev.wharf.process.Lane;
import dev.wharf.scan.FloorWork;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Cancels open counts. What was picked is known to picking, so nothing more needs to be put back. */
@Component
class VerifyFloorWork implements FloorWork {
    private final JdbcVerifications verifications;
    private final Lane.Fact<List<Long>> open = new Lane.Fact<>("open verifications", this::load);
    private final Lane.Writer<Long> cancelled;

    VerifyFloorWork(JdbcVerifications verifications) {
        this.verifications = verifications;
        this.cancelled = new Lane.Writer<>(71, "verification", verifications::cancel);
    }

    @Override
    public List<Taken> stop(FulfillmentId id) {
        var lane = Lane.current();
        lane.get(open, id).forEach(verification -> lane.write(cancelled, verification));
        lane.know(open, id, List.of());
        return List.of();
    }

    private Map<FulfillmentId, List<Long>> load(Collection<FulfillmentId> ids) {
        var found = verifications.lockOpen(ids);
        var result = new HashMap<FulfillmentId, List<Long>>();
        ids.forEach(id -> result.put(id, found.getOrDefault(id, List.of())));
        return result;
    }
}
