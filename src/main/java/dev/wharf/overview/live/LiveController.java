package dev.wharf.overview.live;

import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code /live?topic=order:F100}: server-sent events named {@code changed}, with the topic as their data and nothing of what changed. */
@RestController
class LiveController {
    private final LiveFeed feed;

    LiveController(LiveFeed feed) {
        this.feed = feed;
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(@RequestParam List<String> topic) throws IOException {
        return feed.open(topic.stream().map(Topic::parse).distinct().toList());
    }
}
