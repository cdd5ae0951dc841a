package dev.wharf.verification;

import dev.wharf.warehouse.Warehouses;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The verifier's page. All it does goes through {@link VerificationController}. */
@Controller
class BenchPage {
    /** Sentences the script shows; they stand in the page, so that no text is written in a script. */
    private static final List<String> TEXTS = List.of("scan-order", "scan-goods", "serial", "match", "open", "missing", "matched", "different", "cancelled", "closed",
        "other-open", "request-open", "requests-first", "box", "one-by-one", "photo-failed", "try-again", "batch.alike-line", "batch.scan-sku", "batch.scan-unit", "batch.choose", "batch.none", "batch.left", "batch.size", "batch.end", "code.NO_ORDER_ALIKE",
        "code.BARCODE_UNKNOWN", "code.SERIALS_ONE_BY_ONE", "code.ALREADY_HANDED_OVER", "code.PARCEL_HAS_LEFT", "code.BOX_EMPTY", "code.BOX_NOT_LAST", "box.no", "box.filling", "box.suggested", "box.none", "code.BOX_UNKNOWN", "label.open", "label.of", "kept", "and", "unpack", "unpack.all", "unpack.of", "unpack.scanned", "code.LABEL_NOT_READY", "code.NOT_PACKED", "label.wait", "label.ready", "label.late", "label.printed", "next", "offline", "login", "code.FULFILLMENT_NOT_FOUND",
        "code.NOT_AT_VERIFICATION", "code.PICKER_MAY_NOT_VERIFY", "code.ORDER_CANCELLED", "code.VERIFICATION_NOT_OPEN", "code.PHOTO_UNREADABLE");

    private final Warehouses warehouses;

    BenchPage(Warehouses warehouses) {
        this.warehouses = warehouses;
    }

    @GetMapping("/bench")
    String page(Model model) {
        model.addAttribute("warehouses", warehouses.active());
        model.addAttribute("kinds", DifferenceKind.values());
        model.addAttribute("texts", TEXTS);
        return "bench";
    }
}
