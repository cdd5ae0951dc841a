package dev.wharf.picking.paper;

import dev.wharf.common.Refusal;
import dev.wharf.picking.PaperWalks;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pick sheets. Unlike a scan, a sheet is booked whole or not at all, so what is wrong with it is an error. */
@RestController
@RequestMapping("/api/v1")
class PaperController {
    private static final int LINES_AT_MOST = 2000;

    /** @param picker name he logs in with; who asks, if left out */
    record PrintRequest(String picker) { }

    /** @param lines   what differs from the sheet; all else was fetched as printed. @param putBack cancelled orders whose goods lie in their bins again */
    record BookRequest(List<SheetEntries.Entry> lines, List<String> putBack) { }

    record CheckRequest(String barcode) { }

    /** @param pickLineId whose goods they are; 0 if none. @param zh empty if all is well, else the sentence to show; {@code en} likewise */
    record CheckAnswer(boolean accepted, String result, long pickLineId, String sku, String zh, String en) {
        static CheckAnswer of(PaperWalks.Checked c) {
            return new CheckAnswer(c.accepted(), c.result(), c.stop(), c.sku(), c.note().zh(), c.note().en());
        }
    }

    private final PaperSheets sheets;

    PaperController(PaperSheets sheets) {
        this.sheets = sheets;
    }

    /** Takes a waiting task for a picker with a sheet; prints it again if it is out. */
    @PostMapping("/pick-tasks/{id}/print")
    SheetViews.View print(@PathVariable long id, @RequestBody PrintRequest request) {
        return sheets.print(id, request.picker() == null ? "" : request.picker().strip());
    }

    /** @param code as its barcode says: PK, number of the task, number of the sheet */
    @GetMapping("/paper-sheets/{code}")
    SheetViews.View get(@PathVariable String code) {
        return sheets.view(SheetCode.parse(code));
    }

    /** Whether goods with this code, or a serial, belong to the sheet. Books nothing. */
    @PostMapping("/paper-sheets/{code}/check")
    CheckAnswer check(@PathVariable String code, @RequestBody CheckRequest request) {
        if (request.barcode() == null || request.barcode().isBlank()) throw Refusal.invalid("BARCODE_EMPTY", "barcode", "barcode is what the scanner read.");
        return CheckAnswer.of(sheets.check(SheetCode.parse(code), request.barcode()));
    }

    /** A second time changes nothing and says so. */
    @PostMapping("/paper-sheets/{code}/book")
    PaperSheets.Booked book(@PathVariable String code, @RequestBody BookRequest request) {
        var lines = request.lines() == null ? List.<SheetEntries.Entry>of() : request.lines();
        if (lines.size() > LINES_AT_MOST) throw Refusal.invalid("FIELD_INVALID", "lines", "A sheet has at most " + LINES_AT_MOST + " lines.");
        return sheets.book(SheetCode.parse(code), lines, request.putBack() == null ? List.of() : request.putBack());
    }
}
