package dev.wharf.proof;

import dev.wharf.process.Watch;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks often whether a check or a seal is due; the lease sees to it that one node does it. */
@Component
class ProofWatch extends Watch {
    private static final Duration OFTEN = Duration.ofSeconds(15);

    private final StockCheck check;
    private final StockSeals seals;
    private final ProofSettings settings;

    ProofWatch(StockCheck check, StockSeals seals, ProofSettings settings) {
        super("stock-proof");
        this.check = check;
        this.seals = seals;
        this.settings = settings;
    }

    @Override
    protected List<Turn> turns() {
        return List.of(new Turn(OFTEN, this::look));
    }

    @Override
    public boolean isAutoStartup() {
        return settings.watch();
    }

    private void look() {
        seals.sealIfDue();
        check.runIfDue();
    }
}
