package dev.wharf.picking.replenish;

import dev.wharf.common.Refusal;
import dev.wharf.inventory.BinRole;
import dev.wharf.inventory.BinRole.Kind;
import dev.wharf.inventory.BinRoles;
import dev.wharf.process.Lanes;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Pick faces and reserve bins as people set them, and how the faces stand. */
@Service
class PickFaces {
    /**
     * @param kind    PICK or BULK
     * @param units   on record in a pick face; with the next three, only of faces
     * @param free    of these, those that no pick task will take
     * @param wanted  units that orders want beyond that
     * @param coming  units that an open replenishment has still to bring
     * @param percent units of those that fit in
     * @param low     more should be on its way than is
     */
    record Face(String bin, String kind, String sku, int min, int max, int units, int free, int wanted, int coming, int percent, boolean low, Long replenishmentId, String state, String person,
                Instant dueAt) { }

    private final BinRoles roles;
    private final FaceNeeds needs;
    private final Lanes lanes;

    PickFaces(BinRoles roles, FaceNeeds needs, Lanes lanes) {
        this.roles = roles;
        this.needs = needs;
        this.lanes = lanes;
    }

    /** Those that are low come first, the emptiest of them before the others; reserve bins and faces in which nothing lies yet come last. */
    List<Face> in(String warehouse) {
        return lanes.call(() -> {
            var faces = needs.in(warehouse);
            var shown = faces.stream().map(PickFaces::face).sorted(Comparator.comparing((Face f) -> !f.low()).thenComparing(Face::percent).thenComparing(Face::bin).thenComparing(Face::sku));
            var rest = roles.in(warehouse).stream().filter(role -> role.kind() == Kind.BULK || faces.stream().noneMatch(f -> f.bin().equals(role.bin()) && !role.sku().isEmpty() && f.sku().equals(role.sku())
                || f.bin().equals(role.bin()) && role.sku().isEmpty()));
            return Stream.concat(shown, rest.map(PickFaces::empty)).toList();
        });
    }

    private static Face face(FaceNeed need) {
        var level = need.level();
        var task = need.open().orElse(null);
        return new Face(need.bin(), Kind.PICK.name(), need.sku(), level.min(), level.max(), level.units(), level.units() - level.planned(), level.demand(), need.coming(), need.percent(),
            need.isShort() || level.units() - level.planned() < level.min(), task == null ? null : task.id(), task == null ? "" : task.state().name(), task == null ? "" : task.person(),
            task == null ? null : task.dueAt());
    }

    private static Face empty(BinRole role) {
        return new Face(role.bin(), role.kind().name(), role.sku(), role.min(), role.max(), 0, 0, 0, 0, 0, false, null, "", "", null);
    }

    /** Adds them, or replaces those of the same bin and SKU. @param path of the list in the request */
    void put(String warehouse, List<BinRole> list) {
        lanes.runOne(() -> {
            var kinds = new HashMap<String, BinRole>();
            roles.in(warehouse).forEach(role -> kinds.putIfAbsent(role.bin(), role));
            for (int i = 0; i < list.size(); i++) {
                var role = list.get(i);
                var before = kinds.putIfAbsent(role.bin(), role);
                if (before != null && before.kind() != role.kind()) {
                    throw Refusal.invalid("BIN_KIND_OTHER", "[" + i + "].kind", "Bin " + role.bin() + " is " + before.kind() + ". Remove that first, or name another bin.");
                }
            }
            roles.put(list);
        });
    }

    void remove(String warehouse, String bin, String sku) {
        if (!roles.remove(warehouse, bin, sku)) {
            throw Refusal.notFound("PICK_FACE_NOT_FOUND", "Bin " + bin + " in " + warehouse + (sku.isEmpty() ? " is neither reserve nor a pick face for whatever lies there." : " is no pick face of SKU " + sku + "."));
        }
    }
}
