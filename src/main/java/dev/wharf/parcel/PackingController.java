package dev.wharf.parcel;

import dev.wharf.common.Refusal;
import dev.wharf.parcel.Boxes.Box;
import dev.wharf.warehouse.Warehouses;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The boxes of a warehouse, and how it packs and weighs. */
@RestController
@RequestMapping("/api/v1/warehouses/{warehouse}")
class PackingController {
    private final Boxes boxes;
    private final BoxList list;
    private final PackingSettings settings;
    private final Warehouses warehouses;

    PackingController(Boxes boxes, BoxList list, PackingSettings settings, Warehouses warehouses) {
        this.boxes = boxes;
        this.list = list;
        this.settings = settings;
        this.warehouses = warehouses;
    }

    @GetMapping("/boxes")
    List<Box> boxes(@PathVariable String warehouse) {
        return boxes.of(known(warehouse));
    }

    /** The list takes the place of all boxes of the warehouse. */
    @PutMapping("/boxes")
    List<Box> putBoxes(@PathVariable String warehouse, @RequestBody List<Box> all) {
        list.replace(known(warehouse), all);
        return boxes.of(warehouse);
    }

    /** One more; the others stay as they are. Sent again it is refused, for its code is taken. */
    @PostMapping("/boxes")
    @ResponseStatus(HttpStatus.CREATED)
    Box addBox(@PathVariable String warehouse, @RequestBody Box box) {
        return list.add(known(warehouse), box);
    }

    /** The box of this code; the others stay as they are. */
    @PostMapping("/boxes/change")
    Box changeBox(@PathVariable String warehouse, @RequestBody Box box) {
        return list.change(known(warehouse), box);
    }

    @DeleteMapping("/boxes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeBox(@PathVariable String warehouse, @RequestParam String code) {
        list.remove(known(warehouse), code);
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

    private static Refusal invalid(String field, String sentence) {
        return Refusal.invalid("FIELD_INVALID", field, sentence);
    }
}
