package dev.wharf.catalog;

import dev.wharf.common.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What kits are made of. A change holds for orders that come later. */
@RestController
@RequestMapping("/api/v1/kits")
class KitController {
    private static final int AT_MOST = 500;
    /** One to a label of the pick list; a kit of more is a mistake. */
    private static final int COMPONENTS_AT_MOST = 50;
    private static final int UNITS_AT_MOST = 999;
    private static final long SHARE_AT_MOST = 1_000_000_000_00L;

    /** @param share weight in dividing the kit's price, for all units of the component; left out or 0 for all: list prices are the weights */
    record ComponentRequest(String sku, Integer quantity, Long share) { }

    record KitRequest(String sku, List<ComponentRequest> components) { }

    private final Kits kits;

    KitController(Kits kits) {
        this.kits = kits;
    }

    @GetMapping
    Collection<Kit> get(@RequestParam List<String> sku) {
        return kits.bySkus(sku).values();
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@RequestBody List<KitRequest> list) {
        if (list.isEmpty() || list.size() > AT_MOST) throw Refusal.invalid("FIELD_INVALID", "", "The list has 1 to " + AT_MOST + " kits.");
        var wanted = new ArrayList<Kit>();
        for (int i = 0; i < list.size(); i++) wanted.add(kit("[" + i + "]", list.get(i)));
        kits.put(wanted);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@RequestParam String sku) {
        kits.remove(sku);
    }

    private static Kit kit(String path, KitRequest request) {
        if (request.sku() == null || request.sku().isBlank()) throw Refusal.invalid("FIELD_MISSING", path + ".sku", "Name the SKU of the kit.");
        var components = request.components();
        if (components == null || components.isEmpty() || components.size() > COMPONENTS_AT_MOST) {
            throw Refusal.invalid("FIELD_INVALID", path + ".components", "A kit has 1 to " + COMPONENTS_AT_MOST + " components.");
        }
        var parts = new ArrayList<Kit.Component>();
        for (int c = 0; c < components.size(); c++) parts.add(component(path + ".components[" + c + "]", components.get(c)));
        return new Kit(request.sku(), parts);
    }

    private static Kit.Component component(String path, ComponentRequest c) {
        if (c == null || c.sku() == null || c.sku().isBlank()) throw Refusal.invalid("FIELD_MISSING", path + ".sku", "Name the SKU of the component.");
        if (c.quantity() == null || c.quantity() < 1 || c.quantity() > UNITS_AT_MOST) {
            throw Refusal.invalid("FIELD_INVALID", path + ".quantity", path + ".quantity is 1 to " + UNITS_AT_MOST + " units in one kit.");
        }
        long share = c.share() == null ? 0 : c.share();
        if (share < 0 || share > SHARE_AT_MOST) throw Refusal.invalid("FIELD_INVALID", path + ".share", path + ".share is not below 0.");
        return new Kit.Component(c.sku(), c.quantity(), share);
    }
}
