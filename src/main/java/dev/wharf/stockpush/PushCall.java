package dev.wharf.stockpush;

import dev.wharf.channel.ChannelBusy;
import dev.wharf.channel.ChannelRefused;
import dev.wharf.channel.StockPort;
import dev.wharf.channel.StockPort.Quantity;
import dev.wharf.effect.Circuits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** One call at a shop's channel, and what became of each listing in it. A call that is refused as a whole is parted: the others do not wait for the bad one. */
@Component
class PushCall {
    private static final Logger LOG = LoggerFactory.getLogger(PushCall.class);

    private final Circuits circuits;
    private final Pace pace;
    private final StockPushSettings settings;
    private final Clock clock;

    PushCall(Circuits circuits, Pace pace, StockPushSettings settings, Clock clock) {
        this.circuits = circuits;
        this.pace = pace;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param until our turn at the shop ends: nothing is called that could end later */
    Map<String, Told> tell(String shop, StockPort port, List<Quantity> call, int callsPerSecond, Instant until) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) throw new IllegalStateException("A transaction is open; it would keep its locks while the channel thinks");
        var told = new HashMap<String, Told>();
        tell(shop, port, call, callsPerSecond, until, told);
        return told;
    }

    private void tell(String shop, StockPort port, List<Quantity> call, int callsPerSecond, Instant until, Map<String, Told> told) {
        var target = "stock:" + shop;
        var rest = circuits.rest(target);
        if (!rest.isZero()) {
            call.forEach(q -> told.put(q.listing(), new Told.NotNow(rest)));
            return;
        }
        if (!waited(shop, callsPerSecond) || clock.instant().isAfter(until.minus(settings.longestCall()))) {
            circuits.notCalled(target);
            call.forEach(q -> told.put(q.listing(), new Told.NotNow(Duration.ZERO)));
            return;
        }
        try {
            var refused = port.pushStock(shop, call);
            circuits.answered(target);
            call.forEach(q -> told.put(q.listing(), refused.containsKey(q.listing()) ? no(refused.get(q.listing())) : new Told.Yes()));
        } catch (ChannelRefused refused) {
            circuits.answered(target);
            if (call.size() == 1) told.put(call.get(0).listing(), no(refused));
            else call.forEach(q -> tell(shop, port, List.of(q), callsPerSecond, until, told));
        } catch (ChannelBusy busy) {
            circuits.notCalled(target);
            call.forEach(q -> told.put(q.listing(), new Told.NotNow(busy.pause())));
        } catch (RuntimeException e) {
            circuits.failed(target);
            LOG.warn("Stock of {} listings of shop {} was told without an answer: {}", call.size(), shop, e.toString());
            call.forEach(q -> told.put(q.listing(), new Told.Unclear(e.toString())));
        }
    }

    private static Told no(ChannelRefused refused) {
        return new Told.No("[" + refused.code() + "] " + refused.getMessage());
    }

    private boolean waited(String shop, int callsPerSecond) {
        try {
            Thread.sleep(pace.turn(shop, callsPerSecond).toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
