package dev.wharf.parcel;

import dev.wharf.common.Refusal;
import dev.wharf.parcel.Boxes.Box;
import dev.wharf.warehouse.Tracking;
import dev.wharf.warehouse.Trackings;
import dev.wharf.warehouse.Warehouses;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The boxes of a warehouse, and how it packs and weighs. */
@RestController
@RequestMapping("/api/v1/warehouses/{warehouse}")
class PackingController {
    private static final int MOST_BOXES = 200;

    private final Boxes boxes;
    private final PackingSettings settings;
    private final Trackings trackings;
    private final Warehouses warehouses;

    PackingController(Boxes boxes, PackingSettings settings, Trackings trackings, Warehouses warehouses) {
        this.trackings = trackings;
        this.boxes = boxes;
        this.settings = settings;
        this.warehouses = warehouses;
    }

    @GetMapping("/boxes")
    List<Box> boxes(@PathVariable String warehouse) {
        return boxes.of(known(warehouse));
    }

    /** The list takes the place of all boxes of the warehouse. */
    @PutMapping("/boxes")
    @Transactional
    public List<Box> putBoxes(@PathVariable String warehouse, @RequestBody List<Box> list) {
        if (list.size() > MOST_BOXES) throw invalid("", "A warehouse has at most " + MOST_BOXES + " boxes.");
        var codes = new HashSet<String>();
        for (int i = 0; i < list.size(); i++) {
            var box = list.get(i);
            if (box == null) throw invalid("[" + i + "]", "Entry " + i + " is null; leave it out or describe a box.");
            text("[" + i + "].code", box.code(), 32);
            text("[" + i + "].name", box.name(), 100);
            // The database tells codes apart as people do: B1 and b1 are one.
            if (!codes.add(box.code().strip().toLowerCase(Locale.ROOT))) throw invalid("[" + i + "].code", "Box " + box.code() + " is in the list twice; capitals make no difference.");
            if (box.lengthMm() < 1 || box.widthMm() < 1 || box.heightMm() < 1) throw invalid("[" + i + "].lengthMm", "The inside of a box has 1 mm or more each way.");
            if (box.materialSku().length() > 64) throw invalid("[" + i + "].materialSku", "A materialSku has at most 64 characters.");
            if (box.weightG() < 0 || box.maxWeightG() < 0 || box.costMinor() < 0) throw invalid("[" + i + "].weightG", "Weights and cost are 0 or more.");
        }
        refuseMaterials(list);
        boxes.replace(known(warehouse), list);
        return boxes.of(warehouse);
    }

    /** Boxes leave without anybody naming their lot or serial, so only products without these can be counted as boxes. */
    private void refuseMaterials(List<Box> list) {
        var kinds = trackings.of(list.stream().map(Box::materialSku).filter(sku -> !sku.isEmpty()).distinct().toList());
        for (int i = 0; i < list.size(); i++) {
            var sku = list.get(i).materialSku();
            if (sku.isEmpty()) continue;
            var field = "[" + i + "].materialSku";
            if (!kinds.containsKey(sku)) throw invalid(field, "There is no product " + sku + "; make it first, write its SKU as it stands there, or leave materialSku empty.");
            if (kinds.get(sku).kind() != Tracking.Kind.NONE) {
                throw invalid(field, "Units of " + sku + " are told apart by " + kinds.get(sku).kind() + "; take a product without lots and serials as material.");
            }
        }
    }

    @GetMapping("/packing")
    PackingSettings.Setting setting(@PathVariable String warehouse) {
        return settings.of(known(warehouse));
    }

    @PutMapping("/packing")
    PackingSettings.Setting putSetting(@PathVariable String warehouse, @RequestBody PackingSettings.Setting setting) {
        if (setting.weighFloorG() < 0) throw invalid("weighFloorG", "weighFloorG is 0 or more.");
        if (setting.packagingG() < 0) throw invalid("packagingG", "packagingG is 0 or more.");
        if (setting.fillPercent() < 1 || setting.fillPercent() > 100) throw invalid("fillPercent", "fillPercent is 1 to 100.");
        settings.put(known(warehouse), setting);
        return setting;
    }

    private String known(String warehouse) {
        return warehouses.find(warehouse).orElseThrow(() -> Refusal.notFound("WAREHOUSE_UNKNOWN", "There is no warehouse " + warehouse + ".")).code();
    }

    private static void text(String field, String value, int most) {
        if (value == null || value.isBlank() || value.length() > most) throw invalid(field, field + " has 1 to " + most + " characters.");
    }

    private static Refusal invalid(String field, String sentence) {
        return Refusal.invalid("FIELD_INVALID", field, sentence);
    }
}
