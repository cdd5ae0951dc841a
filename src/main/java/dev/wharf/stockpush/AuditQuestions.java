package dev.wharf.stockpush;

import dev.wharf.channel.ChannelRefused;
import dev.wharf.channel.StockPort;
import dev.wharf.stockpush.Listing.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The questions of one comparison, and what is noted of it. */
final class AuditQuestions {
    private static final Logger LOG = LoggerFactory.getLogger(AuditQuestions.class);
    /** Without an answer, in a row: a channel that hangs would keep the comparisons of all other shops waiting. */
    private static final int FAILURES = 3;
    /** So many listings may be gone at once, even if they are all there are. */
    private static final int FEW = 5;

    /** @param listings that were asked about and answered. @param units that the channel shows; of one that it does not know there are none */
    record Answers(List<Key> listings, Map<String, Integer> units) { }

    private final String shop;
    private final StockPort port;
    private final Runnable turn;
    private String note = "";
    private int failures;

    /** @param turn waits until the channel may be asked */
    AuditQuestions(String shop, StockPort port, Runnable turn) {
        this.shop = shop;
        this.port = port;
        this.turn = turn;
    }

    String shop() {
        return shop;
    }

    /** What went wrong last; empty if nothing did. */
    String note() {
        return note;
    }

    /** Nothing more is asked in this comparison. */
    boolean ended() {
        return failures >= FAILURES;
    }

    /** As many at once as the channel takes. What it does not answer is left out. */
    Answers ask(List<Key> page) {
        var listings = new ArrayList<Key>();
        var units = new HashMap<String, Integer>();
        for (int from = 0; from < page.size() && !ended(); from += port.readsAtOnce()) {
            var some = page.subList(from, Math.min(page.size(), from + port.readsAtOnce()));
            turn.run();
            try {
                units.putAll(port.readStock(shop, some.stream().map(Key::channelSku).toList()));
                listings.addAll(some);
                failures = 0;
            } catch (ChannelRefused refused) {
                // An answer, maybe about one listing: the next question may do better.
                failures = 0;
                note = "[" + refused.code() + "] " + refused.getMessage();
            } catch (RuntimeException e) {
                LOG.warn("Shop {} could not be asked about its stock: {}", shop, e.toString());
                failures++;
                note = ended() ? "连续 " + failures + " 次无答复，已停止核对 Stopped after " + failures + " questions without an answer: " + e : e.toString();
            }
        }
        return new Answers(listings, units);
    }

    /** Whether the channel suddenly knows no more than half of what it said yes to: rather a fault of the answer than a thousand listings that are gone. */
    boolean isOdd(Answers answers, Collection<Listing> judged) {
        long unknown = judged.stream().filter(listing -> !answers.units().containsKey(listing.key().channelSku())).count();
        if (unknown <= FEW || unknown * 2 <= judged.size()) return false;
        note = "平台不认识 " + judged.size() + " 个编码中的 " + unknown + " 个，这一页未核对 The channel does not know " + unknown + " of " + judged.size() + " listings; none of them was compared";
        LOG.warn("Shop {} shows nothing of {} of {} listings; they are not judged", shop, unknown, judged.size());
        return true;
    }
}
