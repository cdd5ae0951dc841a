package dev.wharf.tracking.ask;

import static java.util.stream.Collectors.toMap;

import dev.wharf.process.Lanes;
import dev.wharf.tracking.AskRule;
import dev.wharf.tracking.AskSettings;
import dev.wharf.tracking.AskTurns;
import dev.wharf.tracking.AskTurns.Turn;
import dev.wharf.tracking.TrackedParcel;
import dev.wharf.tracking.TrackingFeed;
import dev.wharf.tracking.TrackingFeed.Wanted;
import dev.wharf.tracking.WantedParcels;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks feeds about parcels that they push nothing about. Each is marked as asked before the call, which no transaction is open for: a question that a crash
 * loses waits for its next turn, and none is paid for twice. What the feed was not asked is given back.
 */
@Component
public class FeedQuestions {
    private static final Logger LOG = LoggerFactory.getLogger(FeedQuestions.class);
    /** Of one run and feed; what is not reached by then is due at the next. With the longest call it stays below {@link AskWatch}'s lease. */
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private final Map<String, TrackingFeed> feeds;
    private final OneQuestion question;
    private final AskTurns turns;
    private final WantedParcels wanted;
    private final Lanes lanes;
    private final AskRule rule;
    private final AskSettings settings;
    private final Clock clock;

    FeedQuestions(List<TrackingFeed> feeds, OneQuestion question, AskTurns turns, WantedParcels wanted, Lanes lanes, AskRule rule, AskSettings settings, Clock clock) {
        this.feeds = feeds.stream().collect(toMap(TrackingFeed::code, Function.identity()));
        this.question = question;
        this.turns = turns;
        this.wanted = wanted;
        this.lanes = lanes;
        this.rule = rule;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether a person who would have to look after this parcel should wait for the feed's answer first. */
    public boolean answerMayCome(TrackedParcel parcel, Instant now) {
        var feed = feeds.get(parcel.feed());
        return feed != null && feed.answering().contains(parcel.account()) && rule.answerMayCome(parcel, now);
    }

    /** Once a minute by one node. @return how many answered */
    public int run() {
        return feeds.values().stream().mapToInt(this::ask).sum();
    }

    private int ask(TrackingFeed feed) {
        var accounts = settings.ask() ? feed.answering() : Set.<String>of();
        if (accounts.isEmpty()) return 0;
        var due = lanes.call(() -> turns.take(feed.code(), accounts, clock.instant(), settings.askPerMinute()));
        if (due.isEmpty()) return 0;
        var told = new HashMap<Long, Wanted>();
        for (var failed : lanes.run(due.stream().map(Turn::before).toList(), lane -> told.putAll(wanted.of(lane)))) LOG.error("Parcel {} cannot be asked about", failed.member().parcelId(), failed.reason());
        var until = clock.instant().plus(LONGEST);
        var notAsked = new HashMap<Turn, Instant>();
        for (var turn : due) {
            var parcel = turn.before();
            if (!told.containsKey(parcel.parcelId())) continue;
            var pause = clock.instant().isBefore(until) ? question.ask(feed, parcel, told.get(parcel.parcelId())) : Optional.of(Duration.ZERO);
            pause.ifPresent(time -> notAsked.put(turn, clock.instant().plus(time)));
        }
        lanes.runOne(() -> turns.giveBack(notAsked));
        int asked = due.size() - notAsked.size();
        if (asked > 0) LOG.info("Asked {} about {} parcels, {} will be asked about later", feed.code(), asked, notAsked.size());
        return asked;
    }
}
