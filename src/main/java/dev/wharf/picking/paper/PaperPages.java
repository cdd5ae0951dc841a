package dev.wharf.picking.paper;

import dev.wharf.common.Refusal;
import dev.wharf.picking.PaperWalks;
import dev.wharf.picking.PaperWalks.Listed;
import dev.wharf.process.Actor;
import dev.wharf.process.Lanes;
import dev.wharf.process.Staff;
import dev.wharf.scan.Barcode;
import dev.wharf.warehouse.Warehouses;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Sheets to print, of one walk or of all carts of a wave, and the page where they are booked. All changes go through {@link PaperController}. */
@Controller
class PaperPages {
    private static final int LISTED = 30;
    private static final int OUT_AT_MOST = 200;
    private static final Set<String> PRINTABLE = Set.of("WAITING", SheetViews.NEXT, Sheet.State.OUT.name());
    /** Sentences the script shows; they stand in the page, so that no text is written in a script. */
    private static final List<String> TEXTS = List.of("scan-sheet", "scan-serial", "scan-lot", "ready", "tick", "line", "picked", "no-bin", "booked", "already", "gone-order", "rest",
        "print-rest", "void", "is-booked", "offline", "login", "taken", "reason.NOT_FOUND", "reason.TOO_FEW", "reason.DAMAGED", "reason.WRONG_GOODS", "change", "place", "put-back-line", "unknown-line");

    /** One sheet on its pages. @param barcode of the sheet as SVG; empty before it is printed. @param ready likewise: scanned, it books what the page shows */
    record Printable(SheetViews.View sheet, List<SheetPages.Page> pages, String barcode, String ready, boolean printable) { }

    private final PaperSheets sheets;
    private final PaperWalks walks;
    private final Warehouses warehouses;
    private final Staff staff;
    private final Lanes lanes;

    PaperPages(PaperSheets sheets, PaperWalks walks, Warehouses warehouses, Staff staff, Lanes lanes) {
        this.sheets = sheets;
        this.walks = walks;
        this.warehouses = warehouses;
        this.staff = staff;
        this.lanes = lanes;
    }

    @GetMapping("/pda/paper/{taskId:[0-9]+}")
    String task(@PathVariable long taskId, Model model) {
        return show(List.of(taskId), "/paper", model);
    }

    @GetMapping("/waves/{wave:[0-9]+}/paper")
    String wave(@PathVariable long wave, Model model) {
        var carts = walks.ofWave(wave);
        if (carts.isEmpty()) throw Refusal.notFound("WAVE_NOT_RELEASED", "Wave W" + wave + " has no carts on the floor; release it first.");
        return show(carts, "/waves/" + wave, model);
    }

    private String show(List<Long> tasks, String back, Model model) {
        var printables = tasks.stream().map(sheets::preview).map(PaperPages::printable).toList();
        model.addAttribute("sheets", printables);
        model.addAttribute("lead", isLead());
        model.addAttribute("me", Actor.current());
        model.addAttribute("pickers", isLead() ? Stream.concat(Stream.of(Actor.current()), staff.of("picker").stream()).distinct().toList() : List.of(Actor.current()));
        model.addAttribute("back", back);
        return "paper-sheet";
    }

    private static Printable printable(SheetViews.View sheet) {
        var barcode = sheet.code().isEmpty() ? "" : Barcode.svg(sheet.code());
        var ready = sheet.code().isEmpty() ? "" : Barcode.svg(sheet.code() + "-OK");
        return new Printable(sheet, SheetPages.of(sheet), barcode, ready, PRINTABLE.contains(sheet.state()) && !sheet.lines().isEmpty());
    }

    @GetMapping("/paper")
    String desk(@RequestParam(defaultValue = "") String warehouse, Model model) {
        var active = warehouses.active();
        var chosen = warehouse.isEmpty() && !active.isEmpty() ? active.get(0).code() : warehouse;
        boolean prints = isLead() || Actor.groups().contains("picker");
        model.addAttribute("warehouses", active);
        model.addAttribute("warehouse", chosen);
        model.addAttribute("prints", prints);
        model.addAttribute("out", sheets.out(chosen, OUT_AT_MOST));
        model.addAttribute("waiting", prints ? lanes.call(() -> walks.waiting(chosen, LISTED)) : List.<Listed>of());
        model.addAttribute("lead", isLead());
        model.addAttribute("me", Actor.current());
        model.addAttribute("texts", TEXTS);
        return "paper";
    }

    private static boolean isLead() {
        return Actor.groups().contains(PaperSheets.LEAD);
    }
}
