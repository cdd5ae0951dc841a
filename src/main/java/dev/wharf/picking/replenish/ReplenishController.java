package dev.wharf.picking.replenish;

import dev.wharf.common.Refusal;
import dev.wharf.warehouse.Warehouses;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Goods on their way from reserve to the pick faces. A refused move is an answer, not an error: status 200 and a code. */
@RestController
@RequestMapping("/api/v1/replenishments")
class ReplenishController {
    record NextRequest(String warehouse) { }

    /** @param units 1 if left out */
    record MoveRequest(String clientKey, long lineId, String from, String barcode, String lot, Integer units, String to) {
        MoveReading reading() {
            return new MoveReading(clientKey, lineId, from, barcode, lot, units == null ? 1 : units, to);
        }
    }

    /** @param reason NOT_FOUND, TOO_FEW, DAMAGED, or FULL if the rest does not fit into the face. @param found units that can still be moved; 0 if left out */
    record MissingRequest(long lineId, String reason, Integer found) { }

    record CancelRequest(String reason) { }

    private final ReplenishWork work;
    private final Warehouses warehouses;

    ReplenishController(ReplenishWork work, Warehouses warehouses) {
        this.work = work;
        this.warehouses = warehouses;
    }

    /** Those that wait or are in somebody's hands, the most urgent first. */
    @GetMapping
    List<ReplenishViews.Task> open(@RequestParam String warehouse) {
        return work.open(known(warehouse));
    }

    /** Takes a task; 204 if none waits. */
    @PostMapping("/next")
    ResponseEntity<ReplenishViews.Task> next(@RequestBody NextRequest request) {
        return work.next(known(request.warehouse())).map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent().build());
    }

    /** The task in hand; 204 if there is none. */
    @GetMapping("/mine")
    ResponseEntity<ReplenishViews.Task> mine() {
        return work.mine().map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent().build());
    }

    /** Says that whoever has the task in hand is there. Only by this and by scans is that seen. */
    @PostMapping("/{id}/keep")
    ReplenishViews.Task keep(@PathVariable long id) {
        return work.keep(id);
    }

    @PostMapping("/{id}/moves")
    ReplenishViews.MoveAnswer move(@PathVariable long id, @RequestBody MoveRequest request) {
        return work.move(id, request.reading());
    }

    @PostMapping("/{id}/missing")
    ReplenishViews.Task missing(@PathVariable long id, @RequestBody MissingRequest request) {
        return work.missing(id, request.lineId(), MissingReason.parse(request.reason()), request.found() == null ? 0 : request.found());
    }

    @PostMapping("/{id}/give-back")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveBack(@PathVariable long id) {
        work.giveBack(id);
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable long id, @RequestBody CancelRequest request) {
        work.cancel(id, request.reason());
    }

    private String known(String warehouse) {
        return warehouses.find(warehouse == null ? "" : warehouse)
            .orElseThrow(() -> Refusal.invalid("WAREHOUSE_UNKNOWN", "warehouse", "There is no warehouse with this code.")).code();
    }
}
