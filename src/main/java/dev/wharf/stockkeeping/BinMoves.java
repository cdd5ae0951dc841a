package dev.wharf.stockkeeping;

import static java.util.stream.Collectors.joining;

import dev.wharf.common.Refusal;
import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Bins.Kind;
import dev.wharf.inventory.Bins.Move;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.inventory.PlannedPicks;
import dev.wharf.inventory.Whereabouts;
import dev.wharf.process.Lanes;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/** Moves goods from bin to bin, and puts goods away that lie in none. The balances do not change; what is promised stays promised. */
@Service
public class BinMoves {
    /** @param from empty for goods that lie in no bin */
    public record Request(String key, String warehouse, String from, String to, String sku, String lot, int units, String reason) { }

    private final Bins bins;
    private final Whereabouts whereabouts;
    private final PlannedPicks picks;
    private final UnderWay underWay;
    private final Lanes lanes;

    BinMoves(Bins bins, Whereabouts whereabouts, PlannedPicks picks, UnderWay underWay, Lanes lanes) {
        this.bins = bins;
        this.whereabouts = whereabouts;
        this.picks = picks;
        this.underWay = underWay;
        this.lanes = lanes;
    }

    /** @return false if this key was booked before; nothing moves then */
    public boolean move(Request move) {
        return SameKey.call(lanes, () -> {
            var contents = bins.held(move.warehouse(), List.of(move.sku()));
            var key = "move:" + move.key();
            var to = new Move(new Place(move.warehouse(), move.to(), move.sku(), move.lot()), move.from().isEmpty() ? Kind.PUT_AWAY : Kind.MOVE, move.units(), null,
                key + ":in", key, move.reason());
            if (bins.booked(to.key())) return false;
            if (move.from().isEmpty()) {
                requireLoose(move);
                return bins.post(List.of(to)) > 0;
            }
            var from = new Place(move.warehouse(), move.from(), move.sku(), move.lot());
            requireThere(move, contents.stream().filter(c -> c.place().equals(from)).findFirst().orElse(new Bins.Content(from, 0, 0, Instant.EPOCH)));
            return bins.post(List.of(new Move(from, Kind.MOVE, -move.units(), null, key + ":out", key, move.reason()), to)) > 0;
        });
    }

    private void requireLoose(Request move) {
        int loose = loose(move.warehouse(), move.sku());
        if (loose < move.units()) {
            throw Refusal.conflict("NOT_LOOSE", "SKU " + move.sku() + " in " + move.warehouse() + ": " + loose + " units lie in no bin. Say which bin the others come from, or count.");
        }
    }

    /** Units in the house that are in no bin, on no cart and not set aside for a transfer. */
    public int loose(String warehouse, String sku) {
        return Math.max(0, whereabouts.loose(warehouse, sku) - underWay.picked(warehouse, sku));
    }

    /** See {@link Whereabouts#correctedSince}. */
    public boolean correctedSince(Bins.Place place, Instant since, String cause) {
        return whereabouts.correctedSince(place, since, cause);
    }

    /** Units that bins record and the house does not have. */
    public int overRecorded(String warehouse, String sku) {
        return whereabouts.overRecorded(warehouse, sku);
    }

    private void requireThere(Request move, Bins.Content content) {
        if (content.units() - content.planned() >= move.units()) return;
        if (content.units() < move.units()) {
            throw Refusal.conflict("BIN_SHORT", "Bin " + move.from() + " has fewer units of SKU " + move.sku() + " on record. Count the bin.");
        }
        var tasks = picks.at(move.warehouse(), move.from(), move.sku()).stream().map(String::valueOf).collect(joining(", "));
        throw Refusal.conflict("BIN_PLANNED", "Of the " + content.units() + " units of SKU " + move.sku() + " in bin " + move.from() + ", " + content.planned()
            + " will be picked by task " + (tasks.isEmpty() ? "of another" : tasks) + ". Move the others, or wait until they are picked.");
    }
}
