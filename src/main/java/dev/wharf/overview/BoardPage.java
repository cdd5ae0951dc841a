package dev.wharf.overview;

import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code /board}. An event says that something changed; the page then asks for its figures in its own language. */
@Controller
class BoardPage {
    private final BoardFeed feed;

    BoardPage(BoardFeed feed) {
        this.feed = feed;
    }

    @GetMapping("/board")
    String board(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial, Model model) {
        var figures = feed.figures();
        model.addAttribute("board", figures);
        model.addAttribute("bars", Bars.of(figures));
        return partial ? "board :: figures" : "board";
    }

    @GetMapping(path = "/board/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    SseEmitter events() throws IOException {
        return feed.listen();
    }
}
