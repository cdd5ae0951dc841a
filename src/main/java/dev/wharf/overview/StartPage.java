package dev.wharf.overview;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /}: leads each role to its place, the most frequent work first. */
@Controller
class StartPage {
    /** @param count what waits there now, or null where nothing is counted */
    record Tile(String name, String to, Integer count, boolean urgent) { }

    private final BoardNow board;

    StartPage(BoardNow board) {
        this.board = board;
    }

    @GetMapping("/")
    String start(Model model) {
        model.addAttribute("tiles", tiles(Viewer.current(), board.figures()));
        return "start";
    }

    static List<Tile> tiles(Viewer viewer, BoardFigures now) {
        var tiles = new ArrayList<Tile>();
        if (viewer.has("PICKER", "WAREHOUSELEAD")) tiles.add(new Tile("pda", "/pda", now.waitingToPick(), false));
        if (viewer.has("VERIFIER", "WAREHOUSELEAD")) tiles.add(new Tile("bench", "/bench", now.inStage("VERIFY"), false));
        if (viewer.has("SHIPPER", "WAREHOUSELEAD")) tiles.add(new Tile("handover", "/handover", now.inStage("SHIP"), false));
        if (viewer.has("REVIEWER", "CSR", "FINANCE", "PICKER", "VERIFIER", "SHIPPER", "WAREHOUSELEAD", "PROCESSADMIN")) tiles.add(new Tile("tasks", "/camunda/app/tasklist/default/", now.held(), now.held() > 0));
        if (viewer.has("REVIEWER", "CSR", "FINANCE", "SHIPPER", "WAREHOUSELEAD", "PROCESSADMIN")) {
            tiles.add(new Tile("orders", "/orders", now.open(), false));
            tiles.add(new Tile("board", "/board", now.overdue(), now.overdue() > 0));
        }
        if (viewer.has("WAREHOUSELEAD", "PROCESSADMIN")) tiles.add(new Tile("floor", "/floor", null, false));
        if (viewer.has("CSR", "REVIEWER", "PROCESSADMIN")) tiles.add(new Tile("import", "/orders/import", null, false));
        if (viewer.has("CSR", "REVIEWER", "PROCESSADMIN")) tiles.add(new Tile("bulk", "/orders/bulk", null, false));
        if (viewer.has("CSR", "REVIEWER", "WAREHOUSELEAD", "FINANCE", "PROCESSADMIN")) tiles.add(new Tile("stock", "/stock", null, false));
        if (viewer.has("WAREHOUSELEAD", "PROCESSADMIN")) tiles.add(new Tile("sourcing", "/sourcing", null, false));
        if (viewer.has("WAREHOUSELEAD", "FINANCE", "PROCESSADMIN")) tiles.add(new Tile("proof", "/stock/proof", null, false));
        if (viewer.has("PROCESSADMIN")) tiles.add(new Tile("rules", "/rules", null, false));
        if (viewer.has("PROCESSADMIN")) tiles.add(new Tile("cockpit", "/camunda/app/cockpit/default/", null, false));
        if (viewer.has("SYSTEMADMIN")) tiles.add(new Tile("admin", "/camunda/app/admin/default/", null, false));
        return tiles;
    }
}
