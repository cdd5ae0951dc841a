package dev.wharf.picking.replenish;

import dev.wharf.catalog.Catalog;
import dev.wharf.common.Refusal;
import dev.wharf.inventory.BinRole;
import dev.wharf.inventory.BinRole.Kind;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Warehouses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Pick faces and reserve bins of a warehouse. Changes are lists of up to 2000; what is set for the same bin and SKU is replaced. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/pick-faces")
class PickFaceController {
    private static final int AT_MOST = 2000;
    private static final int BIN_MAX = 32;
    private static final int UNITS_MAX = 1_000_000;

    /** @param kind PICK if left out. @param sku left out for whatever lies in the bin. @param min 0 if left out */
    record FaceRequest(String bin, String kind, String sku, Integer min, Integer max) { }

    private final PickFaces faces;
    private final Products products;
    private final Catalog catalog;
    private final Warehouses warehouses;

    PickFaceController(PickFaces faces, Products products, Catalog catalog, Warehouses warehouses) {
        this.faces = faces;
        this.products = products;
        this.catalog = catalog;
        this.warehouses = warehouses;
    }

    /** Low ones first. */
    @GetMapping
    List<PickFaces.Face> list(@PathVariable String code) {
        return faces.in(known(code));
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable String code, @RequestBody List<FaceRequest> list) {
        var warehouse = known(code);
        if (list.isEmpty() || list.size() > AT_MOST) throw Refusal.invalid("FIELD_INVALID", "", "The list has 1 to " + AT_MOST + " entries.");
        var named = list.stream().map(FaceRequest::sku).filter(sku -> sku != null && !sku.isBlank()).map(String::strip).collect(Collectors.toSet());
        var known = products.known(named);
        var kits = catalog.kits(named);
        var roles = new ArrayList<BinRole>();
        var seen = new HashSet<List<String>>();
        for (int i = 0; i < list.size(); i++) {
            var role = role(warehouse, "[" + i + "].", list.get(i), known, kits);
            if (!seen.add(List.of(role.bin(), role.sku()))) throw Refusal.invalid("FACE_TWICE", "[" + i + "].bin", "Bin " + role.bin() + " is named twice for the same goods; leave one out.");
            roles.add(role);
        }
        faces.put(warehouse, roles);
    }

    private static BinRole role(String warehouse, String path, FaceRequest r, Set<String> known, Set<String> kits) {
        var bin = r.bin == null ? "" : r.bin.strip();
        if (bin.isEmpty() || bin.length() > BIN_MAX) throw Refusal.invalid("FIELD_INVALID", path + "bin", path + "bin has 1 to " + BIN_MAX + " characters: the code on the bin's label.");
        var sku = r.sku == null ? "" : r.sku.strip();
        if (kind(path, r.kind) == Kind.BULK) {
            if (!sku.isEmpty() || r.min != null && r.min != 0 || r.max != null && r.max != 0) {
                throw Refusal.invalid("BULK_HAS_NO_LEVEL", path + "kind", "A reserve bin has no sku, min or max: leave them out, or make it a PICK bin.");
            }
            return BinRole.bulk(warehouse, bin);
        }
        if (!sku.isEmpty() && !known.contains(sku)) throw Refusal.invalid("SKU_UNKNOWN", path + "sku", "SKU " + sku + " is not in the product list.");
        if (kits.contains(sku)) throw Refusal.invalid("KIT_HAS_NO_STOCK", path + "sku", "SKU " + sku + " is a kit; name what it is made of.");
        if (r.max == null || r.max < 1 || r.max > UNITS_MAX) throw Refusal.invalid("FIELD_INVALID", path + "max", path + "max is the units that fit in, 1 to " + UNITS_MAX + ".");
        int min = r.min == null ? 0 : r.min;
        if (min < 0 || min > r.max) throw Refusal.invalid("FIELD_INVALID", path + "min", path + "min is 0 to max (" + r.max + "); the face is filled when fewer units are free.");
        return BinRole.face(warehouse, bin, sku, min, r.max);
    }

    private static Kind kind(String path, String code) {
        if (code == null || code.isBlank()) return Kind.PICK;
        return Arrays.stream(Kind.values()).filter(k -> k.name().equals(code)).findFirst()
            .orElseThrow(() -> Refusal.invalid("FIELD_INVALID", path + "kind", path + "kind is one of " + Arrays.toString(Kind.values()) + "."));
    }

    /** An open replenishment of the face goes on. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String code, @RequestParam String bin, @RequestParam(defaultValue = "") String sku) {
        faces.remove(known(code), bin, sku);
    }

    private String known(String warehouse) {
        return warehouses.find(warehouse).orElseThrow(() -> Refusal.notFound("WAREHOUSE_NOT_FOUND", "There is no warehouse " + warehouse + ".")).code();
    }
}
