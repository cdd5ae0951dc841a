package dev.wharf.picking.wall;

import dev.wharf.common.Refusal;
import dev.wharf.warehouse.Warehouses;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which put walls a warehouse has. */
@RestController
@RequestMapping("/api/v1/warehouses/{warehouse}/put-walls")
class PutWallController {
    private final Walls walls;
    private final Warehouses warehouses;

    PutWallController(Walls walls, Warehouses warehouses) {
        this.walls = walls;
        this.warehouses = warehouses;
    }

    @GetMapping
    List<Walls.Setting> get(@PathVariable String warehouse) {
        return walls.settings(known(warehouse));
    }

    /** The list takes the place of all walls of the warehouse. */
    @PutMapping
    List<Walls.Setting> put(@PathVariable String warehouse, @RequestBody List<Walls.Setting> list) {
        return walls.replace(known(warehouse), list);
    }

    private String known(String warehouse) {
        return warehouses.find(warehouse).orElseThrow(() -> Refusal.notFound("WAREHOUSE_UNKNOWN", "There is no warehouse " + warehouse + ".")).code();
    }
}
