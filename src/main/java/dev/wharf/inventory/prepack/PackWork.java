package dev.wharf.inventory.prepack;

import dev.wharf.common.Refusal;
import dev.wharf.inventory.Balance;
import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Bins.Content;
import dev.wharf.inventory.Bins.Kind;
import dev.wharf.inventory.Bins.Move;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.inventory.Stock;
import dev.wharf.process.Lanes;
import dev.wharf.warehouse.Tracking;
import dev.wharf.warehouse.Trackings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

/** Makes packs and opens them. Units move between bins; what the house has on hand and what is promised stay as they are. */
@Service
class PackWork {
    private static final int PACKS_AT_MOST = 200;
    private static final int UNITS_AT_MOST = 999;

    private final Packs packs;
    private final PackPlaces places;
    private final Bins bins;
    private final Stock stock;
    private final Trackings trackings;
    private final Lanes lanes;

    PackWork(Packs packs, PackPlaces places, Bins bins, Stock stock, Trackings trackings, Lanes lanes) {
        this.packs = packs;
        this.places = places;
        this.bins = bins;
        this.stock = stock;
        this.trackings = trackings;
        this.lanes = lanes;
    }

    List<Recipe> recipes(String warehouse) {
        return packs.recipes(warehouse);
    }

    /** @throws Refusal INVALID for goods that are told apart by lot or serial, as what leaves must be read from each unit; for an unknown box */
    List<Recipe> put(String warehouse, String sku, int quantity, String box) {
        if (quantity < 1 || quantity > UNITS_AT_MOST) throw Refusal.invalid("QUANTITY_INVALID", "quantity", "A pack has 1 to " + UNITS_AT_MOST + " units.");
        return lanes.call(() -> {
            var tracking = trackings.of(List.of(sku)).get(sku);
            if (tracking == null) throw Refusal.invalid("SKU_UNKNOWN", "sku", "There is no product " + sku + ".");
            if (tracking.kind() != Tracking.Kind.NONE) throw Refusal.invalid("SKU_TRACKED", "sku", sku + " is told apart by " + tracking.kind() + "; such goods are not packed ahead.");
            packs.put(warehouse, sku, quantity, places.box(warehouse, box));
            return packs.recipes(warehouse);
        });
    }

    /**
     * Packs units that nobody is promised, from the bins that have had them longest.
     *
     * @param key of the request: a second one answers with the first packs
     */
    List<Pack> make(long recipeId, int count, String key) {
        if (count < 1 || count > PACKS_AT_MOST) throw Refusal.invalid("COUNT_INVALID", "count", "1 to " + PACKS_AT_MOST + " packs are made at once.");
        if (key == null || key.isBlank() || key.length() > 60) throw Refusal.invalid("FIELD_INVALID", "key", "key has 1 to 60 characters and names this request.");
        return lanes.call(() -> {
            var recipe = packs.lock(recipeId).orElseThrow(() -> Refusal.notFound("RECIPE_UNKNOWN", "There is no recipe " + recipeId + "."));
            var before = packs.made(key);
            if (!before.isEmpty()) return before;
            int units = count * recipe.quantity();
            var contents = bins.held(recipe.warehouse(), List.of(recipe.sku())).stream().filter(c -> !Pack.isBin(c.place().bin()) && c.free() > 0).sorted(Comparator.comparing(Content::since)).toList();
            requireFree(recipe, units, contents.stream().mapToInt(Content::free).sum());
            bins.post(moves(recipe, units, contents, "prepack:" + key));
            return packs.make(recipe, count, key);
        });
    }

    private void requireFree(Recipe recipe, int units, int inBins) {
        int available = stock.balances(List.of(recipe.sku())).stream().filter(b -> b.warehouse().equals(recipe.warehouse())).mapToInt(Balance::available).sum();
        if (available >= units && inBins >= units) return;
        throw Refusal.conflict("UNITS_MISSING", "SKU " + recipe.sku() + " in " + recipe.warehouse() + ": " + units + " units wanted, " + available + " are promised to nobody and " + inBins
            + " lie free in bins. Make fewer packs, or put goods away first.");
    }

    private static List<Move> moves(Recipe recipe, int units, List<Content> contents, String key) {
        var moves = new ArrayList<Move>();
        int left = units;
        for (var from : contents) {
            if (left == 0) break;
            int here = Math.min(left, from.free());
            moves.add(new Move(from.place(), Kind.MOVE, -here, null, key + ":" + moves.size(), key, "packed ahead"));
            left -= here;
        }
        moves.add(new Move(new Place(recipe.warehouse(), recipe.bin(), recipe.sku(), ""), Kind.MOVE, units, null, key + ":in", key, "packed ahead"));
        return moves;
    }

    List<Pack> made(String key) {
        return packs.made(key);
    }

    /** Opens a pack that nobody will take and puts its units into a bin. A second time changes nothing. */
    Pack unpack(String code, String bin) {
        return lanes.call(() -> {
            var pack = packs.find(code).orElseThrow(() -> Refusal.notFound("PACK_UNKNOWN", "There is no pack " + code + "."));
            if (pack.state() == Pack.State.TAKEN) throw Refusal.conflict("PACK_TAKEN", "Pack " + code + " was picked for " + pack.fulfillment() + ".");
            var to = places.bin(pack.warehouse(), bin);
            var from = new Place(pack.warehouse(), pack.bin(), pack.sku(), "");
            var free = bins.held(pack.warehouse(), List.of(pack.sku())).stream().filter(c -> c.place().equals(from)).mapToInt(Content::free).sum();
            if (pack.state() == Pack.State.OPENED || !packs.open(pack)) return pack;
            if (free < pack.quantity()) throw Refusal.conflict("PACK_PLANNED", "Pick tasks will take what lies in " + pack.bin() + "; wait until they are done.");
            var key = "unpack:" + pack.id();
            bins.post(List.of(new Move(from, Kind.MOVE, -pack.quantity(), null, key + ":out", key, "unpacked"),
                new Move(new Place(pack.warehouse(), to, pack.sku(), ""), Kind.MOVE, pack.quantity(), null, key + ":in", key, "unpacked")));
            return packs.find(code).orElseThrow();
        });
    }
}
