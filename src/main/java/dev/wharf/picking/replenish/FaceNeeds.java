package dev.wharf.picking.replenish;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toMap;

import dev.wharf.inventory.BinRole;
import dev.wharf.inventory.BinRoles;
import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Bins.Content;
import dev.wharf.picking.PickDemand;
import dev.wharf.picking.WaitingPicks;
import dev.wharf.picking.replenish.ReplenishRule.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads how the pick faces of a warehouse stand: six statements, however many there are. Call inside a lane. */
@Component
class FaceNeeds {
    /** Units that are wanted from a bin, or from anywhere if it is empty. */
    private record Want(String sku, String bin, int units, Instant shipBy, boolean waits) { }

    private final BinRoles roles;
    private final Bins bins;
    private final PickDemand demand;
    private final WaitingPicks waiting;
    private final JdbcReplenishments tasks;

    FaceNeeds(BinRoles roles, Bins bins, PickDemand demand, WaitingPicks waiting, JdbcReplenishments tasks) {
        this.roles = roles;
        this.bins = bins;
        this.demand = demand;
        this.waiting = waiting;
        this.tasks = tasks;
    }

    /** All of a warehouse, as last committed, by SKU and bin. */
    List<FaceNeed> in(String warehouse) {
        var faces = roles.faces(warehouse);
        return needs(faces, bins.ofSkus(warehouse, faces.keySet()), demand.in(warehouse, ""), waiting.in(warehouse), tasks.open(warehouse));
    }

    /** Those of one SKU, by bin; what they stand on is held until the commit. */
    List<FaceNeed> of(String warehouse, String sku) {
        var content = bins.held(warehouse, List.of(sku));
        var open = tasks.lockOpen(warehouse, sku);
        return needs(roles.faces(warehouse, List.of(sku)), content, demand.in(warehouse, sku), waiting.of(warehouse, sku), open);
    }

    private List<FaceNeed> needs(Map<String, List<BinRole>> faces, List<Content> content, List<PickDemand.Wanted> demanded, List<WaitingPicks.Wait> waits, List<ReplenishTask> open) {
        var bySku = content.stream().collect(groupingBy(c -> c.place().sku()));
        var wants = Stream.concat(demanded.stream().map(d -> new Want(d.sku(), d.bin(), d.units(), d.shipBy(), false)),
            waits.stream().map(w -> new Want(w.sku(), w.bin(), w.units(), w.shipBy(), true))).collect(groupingBy(Want::sku));
        var coming = tasks.lines(open.stream().map(ReplenishTask::id).toList());
        var byFace = open.stream().collect(toMap(task -> List.of(task.sku(), task.bin()), task -> task));
        var result = new ArrayList<FaceNeed>();
        faces.forEach((sku, own) -> {
            for (var face : own) {
                var wanted = wants.getOrDefault(sku, List.of()).stream().filter(want -> isAt(face, want.bin(), own)).toList();
                var task = Optional.ofNullable(byFace.get(List.of(sku, face.bin())));
                int onTheWay = task.map(t -> coming.getOrDefault(t.id(), List.of())).orElse(List.of()).stream().mapToInt(ReplenishLine::left).sum();
                result.add(new FaceNeed(face, level(face, bySku.getOrDefault(sku, List.of()), wanted), wanted.stream().map(Want::shipBy).min(Instant::compareTo), task, onTheWay));
            }
        });
        return result;
    }

    /** What is not wanted from a face of the SKU is brought to its first one. */
    private static boolean isAt(BinRole face, String bin, List<BinRole> own) {
        return face.bin().equalsIgnoreCase(bin) || face.equals(own.get(0)) && own.stream().noneMatch(f -> f.bin().equalsIgnoreCase(bin));
    }

    private static Level level(BinRole face, Collection<Content> content, List<Want> wanted) {
        var here = content.stream().filter(c -> c.place().bin().equalsIgnoreCase(face.bin())).toList();
        var units = wanted.stream().collect(groupingBy(Want::waits, summingInt(Want::units)));
        return new Level(face.min(), face.max(), here.stream().mapToInt(Content::units).sum(), here.stream().mapToInt(Content::planned).sum(), units.getOrDefault(false, 0),
            units.getOrDefault(true, 0));
    }
}
