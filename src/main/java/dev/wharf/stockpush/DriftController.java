package dev.wharf.stockpush;

import dev.wharf.common.Refusal;
import dev.wharf.stockpush.JdbcDrifts.Drift;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where channels show another number than they said yes to. */
@RestController
@RequestMapping("/api/v1/stock-push")
class DriftController {
    private static final int MOST = 500;
    private static final int CSV_MOST = 100_000;
    private static final String HEAD = "shop,channelSku,sku,ours,theirs,cause,foundAt,seenAt,repairs,asked,closedAt,closedBy";

    /** @param theirs null if the channel does not know the listing. @param asked a person was asked */
    record DriftAnswer(String shop, String channelSku, String sku, int ours, Integer theirs, String cause, Instant foundAt, Instant seenAt, int repairs, boolean asked, Instant closedAt,
                       String closedBy) {
        static DriftAnswer of(Drift d) {
            return new DriftAnswer(d.key().shop(), d.key().channelSku(), d.sku(), d.ours(), d.theirs(), d.cause().name(), d.foundAt(), d.seenAt(), d.repairs(), d.asked(), d.closedAt(),
                d.closedBy());
        }
    }

    private final JdbcDrifts drifts;

    DriftController(JdbcDrifts drifts) {
        this.drifts = drifts;
    }

    /** Newest first. @param shop all if it is left out. @param open false for those that are over as well */
    @GetMapping("/drifts")
    List<DriftAnswer> drifts(@RequestParam(defaultValue = "") String shop, @RequestParam(defaultValue = "true") boolean open, @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) throw Refusal.invalid("LIMIT_INVALID", "limit", "One answer has 1 to " + MOST + " differences.");
        return drifts.latest(shop, open, limit).stream().map(DriftAnswer::of).toList();
    }

    /** The same as a table. */
    @GetMapping(value = "/drifts.csv", produces = "text/csv")
    void csv(@RequestParam(defaultValue = "") String shop, @RequestParam(defaultValue = "false") boolean open, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"stock-drifts.csv\"");
        var out = new PrintWriter(response.getOutputStream(), false, StandardCharsets.UTF_8);
        // Spreadsheets take a file for UTF-8 by this mark.
        out.print('\uFEFF' + HEAD + "\r\n");
        drifts.latest(shop, open, CSV_MOST).forEach(drift -> out.print(line(drift) + "\r\n"));
        out.flush();
    }

    private static String line(Drift d) {
        return Stream.of(d.key().shop(), d.key().channelSku(), d.sku(), d.ours(), d.theirs(), d.cause(), d.foundAt(), d.seenAt(), d.repairs(), d.asked(), d.closedAt(), d.closedBy())
            .map(value -> cell(Objects.toString(value, ""))).collect(Collectors.joining(","));
    }

    /** A text that begins like a formula is not run by a spreadsheet if a quote stands before it. */
    private static String cell(String text) {
        var safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
