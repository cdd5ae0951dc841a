package dev.wharf.tracking.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.WharfTest;
import dev.wharf.common.SqlTime;
import dev.wharf.demo.StubFaults;
import dev.wharf.demo.StubFaults.Side;
import dev.wharf.process.Lanes;
import dev.wharf.tracking.AskRule;
import dev.wharf.tracking.AskSettings;
import dev.wharf.tracking.AskTurns;
import dev.wharf.tracking.TrackingFeed;
import dev.wharf.tracking.WantedParcels;
import dev.wharf.tracking.Watched;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An account that may be asked is not, unless the house wants to pay for it. */
@WharfTest
class AskSwitchIT {
    @Autowired
    private ApplicationContext context;
    @Autowired
    private List<TrackingFeed> feeds;
    @Autowired
    private AskSettings settings;
    @Autowired
    private StubFaults faults;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void no_feed_is_asked_without_the_switch() {
        faults.clear();
        var sent = new Watched(context).watched();
        jdbc.sql("UPDATE parcel_tracking SET ask_at = :at WHERE tracking_number = :n").param("at", SqlTime.text(Instant.now().minusSeconds(1))).param("n", sent.number()).update();
        questions(false).run();
        assertThat(faults.calls(Side.FEED_QUERY, sent.number())).isZero();
        questions(true).run();
        assertThat(faults.calls(Side.FEED_QUERY, sent.number())).isEqualTo(1);
    }

    private FeedQuestions questions(boolean ask) {
        return new FeedQuestions(feeds, context.getBean(OneQuestion.class), context.getBean(AskTurns.class), context.getBean(WantedParcels.class), context.getBean(Lanes.class),
            context.getBean(AskRule.class), new AskSettings(ask, settings.askEvery(), settings.askAhead(), settings.askPerMinute()), context.getBean(Clock.class));
    }
}
