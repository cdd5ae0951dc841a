package dev.wharf.overview.live;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.wharf.common.Refusal;
import dev.wharf.process.Watch;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open screens that what they show has changed; they then ask for it themselves, with their own rights and in their own language. One thread reads committed state, one statement
 * for each kind that somebody watches, so that five hundred screens ask the database hardly more than one does. Nothing is written for it, and every node tells the same.
 */
@Component
class LiveFeed extends Watch {
    /** Between two looks. With the look itself and the way to the screen, five hundred of them know after 0.6 s at the median (docs/benchmarks.md). */
    private static final Duration PAUSE = Duration.ofMillis(300);
    /** A browser comes back by itself; until then a login that ended is not served for longer than this. */
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** A line to a screen that was switched off is noticed by writing to it. */
    private static final Duration BEAT = Duration.ofSeconds(15);
    /** Lines one node holds open; beyond, screens look by themselves every now and then. */
    private static final int MOST = 2000;
    private static final int MOST_TOPICS = 10;

    /** @param told false until its first look: what changed between its page and its line nobody knows, so it is told to look once */
    private record Screen(SseEmitter line, Set<Topic> topics, AtomicBoolean told) { }

    private final Map<String, LiveSource> sources;
    private final List<Screen> screens = new CopyOnWriteArrayList<>();
    private Map<Topic, String> known = Map.of();

    LiveFeed(List<LiveSource> sources) {
        super("live-feed");
        this.sources = sources.stream().collect(toUnmodifiableMap(LiveSource::kind, source -> source));
    }

    /**
     * Opens a line. The first word is sent at once: until something comes, the browser does not know that the line stands.
     *
     * @throws Refusal if a topic is of no kind there is, or there are too many
     */
    SseEmitter open(List<Topic> topics) throws IOException {
        if (topics.isEmpty() || topics.size() > MOST_TOPICS) throw Refusal.invalid("TOPIC_COUNT", "topic", "A screen watches 1 to " + MOST_TOPICS + " topics.");
        for (var topic : topics) {
            if (!sources.containsKey(topic.kind())) throw Refusal.invalid("TOPIC_UNKNOWN", "topic", "Kinds of topics: " + sources.keySet().stream().sorted().toList() + ".");
        }
        if (screens.size() >= MOST) throw Refusal.conflict("TOO_MANY_SCREENS", "This node tells " + MOST + " screens already; look again by hand.");
        var screen = new Screen(new SseEmitter(LONGEST.toMillis()), Set.copyOf(topics), new AtomicBoolean());
        screen.line().onCompletion(() -> screens.remove(screen));
        screen.line().onTimeout(screen.line()::complete);
        screen.line().send(SseEmitter.event().comment("hello"));
        screens.add(screen);
        return screen.line();
    }

    @Override
    protected List<Turn> turns() {
        return List.of(new Turn(PAUSE, this::look), new Turn(BEAT, this::beat));
    }

    /** The web server would otherwise wait for these requests to end. */
    @Override
    protected void ended() {
        screens.forEach(screen -> screen.line().complete());
    }

    private void look() {
        var watching = List.copyOf(screens);
        var changed = changed(watching);
        for (var screen : watching) {
            boolean first = !screen.told().getAndSet(true);
            for (var topic : screen.topics()) if (first || changed.contains(topic)) tell(screen, SseEmitter.event().name("changed").data(topic.toString()));
        }
    }

    private void beat() {
        screens.forEach(screen -> tell(screen, SseEmitter.event().comment("beat")));
    }

    private Set<Topic> changed(List<Screen> watching) {
        var now = new HashMap<Topic, String>();
        watching.stream().flatMap(screen -> screen.topics().stream()).collect(groupingBy(Topic::kind, mapping(Topic::key, toSet())))
            .forEach((kind, keys) -> sources.get(kind).states(keys).forEach((key, state) -> now.put(new Topic(kind, key), state)));
        var changed = new HashSet<Topic>();
        now.forEach((topic, state) -> {
            if (!state.equals(known.get(topic))) changed.add(topic);
        });
        known = now;
        return changed;
    }

    private void tell(Screen screen, SseEmitter.SseEventBuilder event) {
        try {
            screen.line().send(event);
        } catch (IOException | IllegalStateException e) {
            screens.remove(screen);
            screen.line().completeWithError(e);
        }
    }
}
