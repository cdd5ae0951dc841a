package dev.wharf.verification;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The verifier's page. All it does goes through {@link VerificationController}. */
@Controller
class BenchPage {
    /** Sentences the script shows; they stand in the page, so that no text is written in a script. */
    private static final List<String> TEXTS = List.of("scan-order", "scan-goods", "serial", "match", "open", "missing", "matched", "different", "cancelled", "closed",
        "other-open", "request-open", "one-by-one", "label.wait", "label.ready", "label.late", "next", "offline", "login", "code.FULFILLMENT_NOT_FOUND",
        "code.NOT_AT_VERIFICATION", "code.PICKER_MAY_NOT_VERIFY", "code.ORDER_CANCELLED", "code.VERIFICATION_NOT_OPEN");

    @GetMapping("/bench")
    String page(Model model) {
        model.addAttribute("kinds", DifferenceKind.values());
        model.addAttribute("texts", TEXTS);
        return "bench";
    }
}
