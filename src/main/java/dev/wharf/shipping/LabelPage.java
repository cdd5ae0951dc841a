package dev.wharf.shipping;

import dev.wharf.common.Refusal;
import dev.wharf.scan.Barcode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/** The label to print, 100 × 150 mm, and the page of the handover to the carrier. */
@Controller
class LabelPage {
    private final LabelSheets labels;

    LabelPage(LabelSheets labels) {
        this.labels = labels;
    }

    /** @param number of a parcel or, where it goes in one, of an order */
    @GetMapping("/labels/{number}")
    String label(@PathVariable String number, Model model) {
        var sheet = labels.sheet(number);
        model.addAttribute("label", sheet.label());
        model.addAttribute("printed", sheet.printed());
        model.addAttribute("barcode", Barcode.svg(sheet.label().trackingNumber()));
        return "label";
    }

    /** Called by the page's print button. @param reason why it is printed again; may stay empty the first time */
    @PostMapping("/labels/{number}/printed")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void printed(@PathVariable String number, @RequestParam(defaultValue = "") String reason) {
        labels.printed(number, reason.strip());
    }

    @GetMapping("/handover")
    String handover() {
        return "handover";
    }

    /** A person reads it, so it is a page and not a problem document. */
    @ExceptionHandler
    ModelAndView refused(Refusal refusal) {
        var status = switch (refusal.kind()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case CONFLICT -> HttpStatus.CONFLICT;
            case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
        var page = new ModelAndView("label-refused", status);
        page.addObject("code", refusal.code());
        page.addObject("message", refusal.getMessage());
        return page;
    }
}
