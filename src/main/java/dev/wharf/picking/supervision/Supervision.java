package dev.wharf.picking.supervision;

import dev.wharf.picking.supervision.WrongScanRule.Answer;
import dev.wharf.process.ModelInstances;
import dev.wharf.process.SupervisePicker;
import dev.wharf.scan.Scan;
import dev.wharf.scan.Scans;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Keeps what was scanned wrong and calls the warehouse lead to a picker who needs help: one task for a person at a time. A walk that goes on in other hands begins anew: mistakes and
 * stop of the one before are not the next one's. Costs right scans nothing. Call inside a lane.
 */
@Service
public class Supervision {
    /** Somebody stands in an aisle and waits. */
    private static final Duration HELP_WITHIN = Duration.ofMinutes(10);
    /** The person needs the pattern, not the history. */
    private static final int SHOWN = 5;

    /** @param wantedSku what was to be picked then; empty if nothing was. @param scannedSku empty if the code names none */
    public record Mistake(long task, String warehouse, String picker, String result, String wantedBin, String wantedSku, String scannedBin, String scannedSku) {
        String told() {
            var bins = wantedBin.equalsIgnoreCase(scannedBin) || scannedBin.isEmpty() ? wantedBin : wantedBin + " ≠ " + scannedBin;
            return result + " [" + bins + "] " + wantedSku + (scannedSku.isEmpty() || scannedSku.equals(wantedSku) ? "" : " ≠ " + scannedSku);
        }
    }

    private final JdbcSupervision supervision;
    private final Scans scans;
    private final SupervisionSettings settings;
    private final ModelInstances instances;
    private final Clock clock;

    Supervision(JdbcSupervision supervision, Scans scans, SupervisionSettings settings, ModelInstances instances, Clock clock) {
        this.supervision = supervision;
        this.scans = scans;
        this.settings = settings;
        this.instances = instances;
        this.clock = clock;
    }

    /** The picker waits for the lead. */
    public boolean stopped(long task, String picker) {
        return settings.stop() && supervision.isOpen(task, picker);
    }

    /** Call when the scan is written. @return true if it called the lead */
    public boolean refused(Mistake mistake) {
        if (!WrongScanRule.isMistake(mistake.result())) return false;
        supervision.add(mistake);
        if (supervision.isOpen(mistake.task(), mistake.picker())) return false;
        var answers = scans.since(Scan.Kind.PICK, mistake.task(), supervision.lastCall(mistake.task(), mistake.picker())).stream().filter(s -> s.person().equals(mistake.picker())).map(s -> new Answer(s.result(), s.quantity())).toList();
        if (!WrongScanRule.calls(answers, settings.inRow(), settings.inAll())) return false;
        call(mistake);
        return true;
    }

    private void call(Mistake last) {
        long id = supervision.call(last.task(), last.picker());
        var list = supervision.newest(last.task(), last.picker(), SHOWN).stream().map(Mistake::told).collect(Collectors.joining("; "));
        instances.start(SupervisePicker.KEY, SupervisePicker.businessKey(id), Map.of(
            SupervisePicker.PICKER.name(), last.picker(),
            SupervisePicker.BIN.name(), last.wantedBin(),
            SupervisePicker.REASON.name(), "连续或多次扫错，请到 " + last.warehouse() + " " + last.wantedBin() + " 帮忙。 Wrong scans; help is wanted at " + last.warehouse() + " " + last.wantedBin() + ". " + list,
            SupervisePicker.DUE_AT.name(), Date.from(Instant.now(clock).plus(HELP_WITHIN))));
    }

    void release(long id, String person) {
        supervision.release(id, person);
    }
}
