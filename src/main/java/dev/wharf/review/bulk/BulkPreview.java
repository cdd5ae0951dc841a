package dev.wharf.review.bulk;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.process.Lanes;
import dev.wharf.review.bulk.Moved.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Does the act to the first orders and takes it back, so that a person sees what would become of them. */
@Component
class BulkPreview {
    static final int SHOWN = 200;

    private final Lanes lanes;
    private final BulkMove move;

    BulkPreview(Lanes lanes, BulkMove move) {
        this.lanes = lanes;
        this.move = move;
    }

    /**
     * @param total     orders chosen
     * @param tried     of them, the oldest, {@value #SHOWN} at most: the counts are about these
     * @param outcomes  how many of each
     * @param stillHeld how many would be held, by code of the hold
     */
    record Preview(int total, int tried, Map<Outcome, Long> outcomes, Map<String, Long> stillHeld, List<Moved> orders) {
        public long count(String outcome) {
            return outcomes.getOrDefault(Outcome.valueOf(outcome), 0L);
        }
    }

    Preview of(BulkRequest request, List<FulfillmentId> chosen) {
        var first = chosen.subList(0, Math.min(SHOWN, chosen.size()));
        var moved = new ArrayList<Moved>();
        if (!first.isEmpty()) {
            var run = lanes.dryRun(first, lane -> lane.isEmpty() ? List.<Moved>of() : move.move(request, lane));
            moved.addAll(run.answer());
            run.failed().forEach(f -> moved.add(new Moved(f.member(), Outcome.FAILED, null, List.of(), Faults.text(f.member(), f.reason()))));
        }
        return new Preview(chosen.size(), first.size(), moved.stream().collect(groupingBy(Moved::outcome, TreeMap::new, counting())),
            moved.stream().filter(m -> m.outcome() == Outcome.HELD).flatMap(m -> m.holds().stream()).collect(groupingBy(c -> c, TreeMap::new, counting())), moved);
    }
}
