package dev.wharf.stockpush;

import dev.wharf.process.SettleListing;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_ApplyDecision: reads decision. Has the listing, or what the shop's channel refused, told again, or leaves it. Safe to run twice. */
@Component("settleListingDelegate")
class SettleListingDelegate implements JavaDelegate {
    private final JdbcListings listings;
    private final JdbcDrifts drifts;
    private final Refusals refusals;
    private final Clock clock;

    SettleListingDelegate(JdbcListings listings, JdbcDrifts drifts, Refusals refusals, Clock clock) {
        this.listings = listings;
        this.drifts = drifts;
        this.refusals = refusals;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean again = SettleListing.DECISION.take(execution, SettleListing.LEAVE).equals(SettleListing.PUSH_AGAIN);
        var key = ListingTasks.key(execution.getProcessBusinessKey());
        if (key.equals(ListingTasks.wholeShop(key.shop()))) {
            refusals.decided(key, again);
            return;
        }
        if (!again) {
            drifts.open(key).ifPresent(drifts::leave);
            return;
        }
        listings.save(listings.hold(List.of(key)).stream().map(listing -> listing.again(clock.instant())).toList());
        drifts.open(key).ifPresent(drifts::askedNoMore);
    }
}
