package dev.wharf.soak;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.wharf.inventory.Bucket;
import dev.wharf.inventory.Posting;
import java.util.List;
import java.util.Map;

/** One thing that happens to stock, with all its numbers: it does the same to the reference model and to the tables, and can be sent to another process. */
@JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS)
sealed interface Operation {
    /** Units of one SKU for one line of an order. */
    record Piece(long line, String sku, int units) { }

    /** Goods that come in. @param key the second receipt of one key books nothing */
    record Receive(String key, String warehouse, List<Piece> pieces) implements Operation { }

    /** What a count found. */
    record Adjust(String key, String warehouse, String sku, int delta) implements Operation { }

    record Move(String sku, String warehouse, Posting.Kind kind, Map<Bucket, Integer> deltas) { }

    /** Freeze, thaw, inspect, transfer: all of it or nothing. */
    record Post(String key, List<Move> moves) implements Operation { }

    record Lock(long order, String warehouse, boolean soft, List<Piece> pieces) implements Operation { }

    /** A cancelled order gives back what it still has. */
    record Release(long order) implements Operation { }

    record ReleasePart(long order, long line, int units) implements Operation { }

    /** Units of a line go to a new order: given back by the one, locked by the other, in one transaction. */
    record Split(long order, long line, String sku, String warehouse, int units, long newOrder, long newLine) implements Operation { }

    record Ship(long order) implements Operation { }
}
