package dev.wharf.stockkeeping.count;

import dev.wharf.stockkeeping.Given;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Counting on a phone, blind: no answer here says what is on record. */
@RestController
@RequestMapping("/api/v1/count-tasks")
class CountTaskController {
    /** @param bin only this one; left out for the next in walking order */
    record NextRequest(String warehouse, String bin) { }

    /** @param barcode or SKU @param units that lie in the bin, all of them; said again, the last one counts */
    record LineRequest(String barcode, String lot, Integer units) { }

    /** @param empty nothing lies in the bin */
    record FinishRequest(Boolean empty) { }

    private final Counts counts;
    private final Given given;

    CountTaskController(Counts counts, Given given) {
        this.counts = counts;
        this.given = given;
    }

    /** Takes a bin; 204 if none waits for this person. */
    @PostMapping("/next")
    ResponseEntity<Counts.View> next(@RequestBody NextRequest r) {
        return counts.next(given.warehouse("warehouse", r.warehouse), Given.optional("bin", r.bin, Given.CODE_MAX)).map(ResponseEntity::ok)
            .orElseGet(() -> ResponseEntity.noContent().build());
    }

    /** The bin in hand; 204 if there is none. */
    @GetMapping("/mine")
    ResponseEntity<Counts.View> mine() {
        return counts.mine().map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PostMapping("/{id}/lines")
    Counts.View count(@PathVariable long id, @RequestBody LineRequest r) {
        return counts.count(id, given.scanned("barcode", r.barcode), Given.optional("lot", r.lot, Given.SKU_MAX), Given.units("units", r.units, 0));
    }

    @PostMapping("/{id}/finish")
    Counts.View finish(@PathVariable long id, @RequestBody FinishRequest r) {
        return counts.finish(id, Boolean.TRUE.equals(r.empty));
    }

    @PostMapping("/{id}/give-back")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveBack(@PathVariable long id) {
        counts.giveBack(id);
    }
}
