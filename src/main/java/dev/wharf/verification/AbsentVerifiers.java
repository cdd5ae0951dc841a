package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;
import dev.wharf.process.Lanes;
import dev.wharf.scan.Scan;
import dev.wharf.scan.Scans;
import dev.wharf.scan.TakenWork;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Orders at the bench that a verifier opened with a scan and counted nothing of. Nobody is kept from them; they are only no longer shown as his. Whoever scans next has them. */
@Component
class AbsentVerifiers implements TakenWork {
    private final JdbcVerifications verifications;
    private final Scans scans;
    private final Lanes lanes;

    AbsentVerifiers(JdbcVerifications verifications, Scans scans, Lanes lanes) {
        this.verifications = verifications;
        this.scans = scans;
        this.lanes = lanes;
    }

    @Override
    public List<String> giveBackUntouched(Instant since) {
        if (lanes.call(() -> untouched(since)).isEmpty()) return List.of();
        return lanes.call(() -> {
            var held = verifications.lock(untouched(since).keySet());
            var still = untouched(since);
            still.keySet().retainAll(held);
            verifications.verifiedByNobody(still.keySet());
            return still.values().stream().map(order -> "verification of " + order).toList();
        });
    }

    private Map<Long, FulfillmentId> untouched(Instant since) {
        var begun = new TreeMap<>(verifications.begunWithoutUnits(since));
        begun.keySet().removeAll(scans.scannedAfter(Scan.Kind.VERIFY, begun.keySet(), since));
        return begun;
    }
}
