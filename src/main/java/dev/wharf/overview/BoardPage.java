package dev.wharf.overview;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** {@code /board}. An event says that something changed; the page then asks for its figures in its own language. */
@Controller
class BoardPage {
    private final BoardNow now;

    BoardPage(BoardNow now) {
        this.now = now;
    }

    @GetMapping("/board")
    String board(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial, Model model) {
        var figures = now.figures();
        model.addAttribute("board", figures);
        model.addAttribute("bars", Bars.of(figures));
        return partial ? "board :: figures" : "board";
    }
}
