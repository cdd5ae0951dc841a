package dev.wharf.picking.replenish;

import dev.wharf.process.Lanes;
import dev.wharf.scan.TakenWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Replenishments that a person took and moved nothing of. */
@Component
class AbsentReplenishers implements TakenWork {
    private static final Logger LOG = LoggerFactory.getLogger(AbsentReplenishers.class);

    private final JdbcReplenishments tasks;
    private final Replenishments replenishments;
    private final Lanes lanes;

    AbsentReplenishers(JdbcReplenishments tasks, Replenishments replenishments, Lanes lanes) {
        this.tasks = tasks;
        this.replenishments = replenishments;
        this.lanes = lanes;
    }

    @Override
    public List<String> giveBackUntouched(Instant since) {
        var back = new ArrayList<String>();
        for (var task : lanes.call(() -> tasks.untouchedSince(since))) {
            try {
                if (lanes.call(() -> giveBack(task, since))) back.add("replenishment " + task.no());
            } catch (RuntimeException e) {
                LOG.error("Replenishment {} could not be given back; it is looked at again", task.no(), e);
            }
        }
        return back;
    }

    /** One transaction each: the rows of its SKU are held first, as everybody does. */
    private boolean giveBack(ReplenishTask task, Instant since) {
        replenishments.hold(task);
        tasks.lock(task.id());
        boolean still = tasks.untouchedSince(since).stream().anyMatch(one -> one.id() == task.id());
        if (still) tasks.goBack(task.id());
        return still;
    }
}
