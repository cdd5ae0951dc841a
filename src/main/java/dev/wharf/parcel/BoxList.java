package dev.wharf.parcel;

import dev.wharf.common.Refusal;
import dev.wharf.parcel.Boxes.Box;
import dev.wharf.warehouse.Tracking;
import dev.wharf.warehouse.Trackings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes which boxes a warehouse has, all at once or one alone. Parcels that are packed keep code, cost and material of their box whatever is changed here; what they should weigh
 * goes by the box as it is now.
 */
@Service
class BoxList {
    private final Boxes boxes;
    private final Trackings trackings;

    BoxList(Boxes boxes, Trackings trackings) {
        this.boxes = boxes;
        this.trackings = trackings;
    }

    /** The list takes the place of all boxes of the warehouse. */
    @Transactional
    public void replace(String warehouse, List<Box> list) {
        BoxCheck.atMost(list.size());
        var stripped = list.stream().map(box -> box == null ? null : box.stripped()).toList();
        BoxCheck.all(stripped, materials(stripped));
        boxes.replace(warehouse, stripped);
    }

    /** @throws Refusal INVALID if there is a box of this code */
    Box add(String warehouse, Box described) {
        var box = described.stripped();
        BoxCheck.added(boxes.of(warehouse), box, materials(List.of(box)));
        boxes.add(warehouse, box);
        return box;
    }

    /** The box of this code becomes as described; its code stays as it was written first. @throws Refusal NOT_FOUND if there is none any more */
    Box change(String warehouse, Box described) {
        var box = described.stripped();
        BoxCheck.one("", box, materials(List.of(box)));
        var changed = box.called(there(warehouse, box.code()));
        if (!boxes.change(warehouse, changed)) throw gone(warehouse, box.code());
        return changed;
    }

    /** @throws Refusal NOT_FOUND if there is none any more */
    void remove(String warehouse, String code) {
        if (!boxes.remove(warehouse, there(warehouse, code))) throw gone(warehouse, code);
    }

    /** The code as it is written in the list. */
    private String there(String warehouse, String code) {
        return Boxes.named(boxes.of(warehouse), code).orElseThrow(() -> gone(warehouse, code)).code();
    }

    private Map<String, Tracking> materials(List<Box> list) {
        return trackings.of(list.stream().filter(Objects::nonNull).map(Box::materialSku).filter(sku -> !sku.isEmpty()).distinct().toList());
    }

    private static Refusal gone(String warehouse, String code) {
        return Refusal.notFound("BOX_NOT_FOUND", "仓库 " + warehouse + " 没有箱型 " + code + "，可能刚被删掉；刷新后再看。 Warehouse " + warehouse + " has no box " + code + "; somebody may have removed it. Look again.");
    }
}
