package dev.wharf.picking.wave;

import dev.wharf.common.Refusal;
import dev.wharf.picking.wave.JdbcWaveSettings.Version;
import dev.wharf.warehouse.Warehouses;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a warehouse forms waves. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/wave-settings")
class WaveSettingsController {
    private static final int NOTE_MAX = 200;

    /** @param version 0 if nobody has set anything */
    record SettingsAnswer(String warehouse, int version, WaveSettings settings, String note, String by, Instant at) {
        static SettingsAnswer of(Version v) {
            return new SettingsAnswer(v.warehouse(), v.version(), v.settings(), v.note(), v.by(), v.at());
        }
    }

    private final WaveRules rules;
    private final WaveTurns turns;
    private final Warehouses warehouses;

    WaveSettingsController(WaveRules rules, WaveTurns turns, Warehouses warehouses) {
        this.rules = rules;
        this.turns = turns;
        this.warehouses = warehouses;
    }

    @GetMapping
    SettingsAnswer get(@PathVariable String code) {
        return SettingsAnswer.of(rules.version(known(code)));
    }

    /** A new version; the ones before stay on record. Counts at once. */
    @PutMapping
    SettingsAnswer put(@PathVariable String code, @RequestBody WaveSettingsRequest request) {
        var note = request.note() == null ? "" : request.note().strip();
        if (note.length() > NOTE_MAX) throw Refusal.invalid("FIELD_TOO_LONG", "note", "note has more than " + NOTE_MAX + " characters.");
        var saved = rules.save(known(code), request.checked(), note);
        turns.dueNow(saved.warehouse());
        return SettingsAnswer.of(saved);
    }

    private String known(String code) {
        return warehouses.find(code).orElseThrow(() -> Refusal.notFound("WAREHOUSE_UNKNOWN", "There is no warehouse " + code + ".")).code();
    }
}
