package dev.wharf.stockpush;

import dev.wharf.process.SettleListing;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_ApplyDecision: reads decision. Has the listing told again, or leaves it. Safe to run twice. */
@Component("settleListingDelegate")
class SettleListingDelegate implements JavaDelegate {
    private final JdbcListings listings;
    private final JdbcDrifts drifts;
    private final Clock clock;

    SettleListingDelegate(JdbcListings listings, JdbcDrifts drifts, Clock clock) {
        this.listings = listings;
        this.drifts = drifts;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (!SettleListing.DECISION.take(execution, SettleListing.LEAVE).equals(SettleListing.PUSH_AGAIN)) return;
        var key = ListingTasks.key(execution.getProcessBusinessKey());
        listings.save(listings.hold(List.of(key)).stream().map(listing -> listing.again(clock.instant())).toList());
        drifts.open(key).ifPresent(drifts::askedNoMore);
    }
}
