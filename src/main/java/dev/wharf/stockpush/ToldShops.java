package dev.wharf.stockpush;

import dev.wharf.inventory.StockAudience;
import dev.wharf.process.Watch;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Whether any shop was ever set up to be told. Every node looks each second, also one that tells no shop itself: until it knows of the first shop it notes no changes, and what it
 * missed is found when the shop is worked out as a whole ({@link StockPushSettings#workOut}).
 */
@Component
class ToldShops extends Watch implements StockAudience {
    private static final Duration OFTEN = Duration.ofSeconds(1);

    private final PushShops shops;
    private volatile boolean any;

    ToldShops(PushShops shops) {
        super("stock-push-audience");
        this.shops = shops;
        this.any = shops.any();
    }

    @Override
    public boolean listens() {
        return any;
    }

    @Override
    protected List<Turn> turns() {
        return List.of(new Turn(OFTEN, this::look));
    }

    /** On the node where a shop was just set up. */
    void look() {
        any = shops.any();
    }
}
