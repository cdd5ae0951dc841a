package dev.wharf.picking;

import dev.wharf.common.Refusal;
import dev.wharf.picking.PickTask.State;
import dev.wharf.warehouse.Warehouses;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pick tasks for handheld devices. A refused scan is an answer, not an error: status 200 and a code. */
@RestController
@RequestMapping("/api/v1/pick-tasks")
class PickTaskController {
    record NextRequest(String warehouse) { }

    /** @param revision grows whenever an order joins or leaves. @param hands YOURS; RETURNED if it went back because nothing was scanned, and a scan takes it up again; else OTHERS */
    record StateAnswer(String state, int revision, String hands) { }

    /** @param lot of goods that have lots. @param quantity 1 if left out */
    record ScanRequest(String clientKey, String bin, String barcode, String lot, Integer quantity) {
        PickScans.Reading reading() {
            return new PickScans.Reading(clientKey, bin, barcode, lot, quantity == null ? 1 : quantity);
        }
    }

    /** @param bin and {@code lot} that were looked for; older devices send none. @param found units that are there and still to be scanned; 0 if left out */
    record ShortRequest(long pickLineId, String bin, String lot, String reason, Integer found) {
        ShortPicks.Looked looked() {
            return new ShortPicks.Looked(pickLineId, bin, lot);
        }
    }

    private final PickTasks tasks;
    private final PickScans scans;
    private final ShortPicks shorts;
    private final Warehouses warehouses;

    PickTaskController(PickTasks tasks, PickScans scans, ShortPicks shorts, Warehouses warehouses) {
        this.tasks = tasks;
        this.scans = scans;
        this.shorts = shorts;
        this.warehouses = warehouses;
    }

    /** The most urgent tasks of a warehouse, at most 200; those that wait, or those in a given state. */
    @GetMapping
    List<PickViews.Summary> list(@RequestParam String warehouse, @RequestParam(defaultValue = "WAITING") String state) {
        return tasks.list(known(warehouse), Arrays.stream(State.values()).filter(s -> s.name().equals(state)).findFirst()
            .orElseThrow(() -> Refusal.invalid("STATE_UNKNOWN", "state", "state is one of " + Arrays.toString(State.values()) + ".")));
    }

    /** Takes a task; 204 if none waits. */
    @PostMapping("/next")
    ResponseEntity<PickViews.Task> next(@RequestBody NextRequest request) {
        return tasks.next(known(request.warehouse())).map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent().build());
    }

    /** The task in hand; 204 if there is none. Takes nothing. */
    @GetMapping("/mine")
    ResponseEntity<PickViews.Task> mine() {
        return tasks.mine().map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent().build());
    }

    @GetMapping("/{id}")
    PickViews.Task get(@PathVariable long id) {
        return tasks.view(id);
    }

    /** Asked every two seconds by each device: one row read. */
    @GetMapping("/{id}/state")
    StateAnswer state(@PathVariable long id) {
        var task = tasks.find(id);
        return new StateAnswer(task.state().name(), task.revision(), tasks.hands(task).name());
    }

    @PostMapping("/{id}/scans")
    PickViews.ScanAnswer scan(@PathVariable long id, @RequestBody ScanRequest request) {
        return scans.scan(id, request.reading());
    }

    @PostMapping("/{id}/short")
    PickViews.Task reportShort(@PathVariable long id, @RequestBody ShortRequest request) {
        return shorts.report(id, request.looked(), ShortReason.parse(request.reason()), request.found() == null ? 0 : request.found());
    }

    @PostMapping("/{id}/give-back")
    ResponseEntity<Void> giveBack(@PathVariable long id, HttpServletRequest request) {
        tasks.giveBack(id, request.isUserInRole("WAREHOUSELEAD"));
        return ResponseEntity.noContent().build();
    }

    private String known(String warehouse) {
        return warehouses.find(warehouse == null ? "" : warehouse)
            .orElseThrow(() -> Refusal.invalid("WAREHOUSE_UNKNOWN", "warehouse", "There is no warehouse with this code.")).code();
    }
}
