package dev.wharf.tracking;

import dev.wharf.common.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where tracking feeds push to. Open to all, so nothing is believed before its signature; always answered in the feed's own shape and with status 200,
 * unless it was refused before all of it came: then the server hangs up after the answer ({@link HangUp}).
 */
@RestController
@RequestMapping("/callbacks/{feed}/{account}")
class CallbackController {
    private static final MediaType JSON = new MediaType("application", "json", StandardCharsets.UTF_8);

    private final Map<String, TrackingFeed> feeds;
    private final Reception reception;

    CallbackController(List<TrackingFeed> feeds, Reception reception) {
        this.feeds = feeds.stream().collect(Collectors.toUnmodifiableMap(TrackingFeed::code, Function.identity()));
        this.reception = reception;
    }

    @PostMapping
    ResponseEntity<byte[]> receive(@PathVariable String feed, @PathVariable String account, @RequestAttribute(CallbackBody.READ) CallbackBody.Read body) {
        var adapter = feeds.get(feed);
        if (adapter == null) throw Refusal.notFound("FEED_UNKNOWN", "No feed pushes to this address.");
        return ResponseEntity.status(body.status()).contentType(JSON).body(reception.receive(adapter, account, body).getBytes(StandardCharsets.UTF_8));
    }
}
