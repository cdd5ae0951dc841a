package dev.wharf.tracking.ask;

import dev.wharf.effect.Circuits;
import dev.wharf.effect.EffectPutOff;
import dev.wharf.effect.EffectRefused;
import dev.wharf.tracking.FeedAnswers;
import dev.wharf.tracking.TrackedParcel;
import dev.wharf.tracking.TrackingFeed;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Asks a feed about one parcel, with no transaction open. Whatever goes wrong is no news about the parcel, and what was sent counts as asked: it may be charged for. */
@Component
class OneQuestion {
    private static final Logger LOG = LoggerFactory.getLogger(OneQuestion.class);
    /** Until a parcel that met a rest has its turn again: long enough for the rest of a circuit to end, and not every minute. */
    private static final Duration RESTED = Duration.ofMinutes(10);
    /** A wrong key or a used-up quota is mended by people. */
    private static final Duration REFUSED = Duration.ofHours(1);

    private final FeedAnswers answers;
    private final Circuits circuits;
    private final AskRests rests;

    OneQuestion(FeedAnswers answers, Circuits circuits, AskRests rests) {
        this.answers = answers;
        this.circuits = circuits;
        this.rests = rests;
    }

    /** @return the pause until it may be asked, if it was not because the account rests; empty if it was, with whatever success */
    Optional<Duration> ask(TrackingFeed feed, TrackedParcel parcel, TrackingFeed.Wanted wanted) {
        if (wanted.carrier().isEmpty()) return Optional.empty();
        var account = parcel.feed() + "/" + parcel.account();
        // Not that of subscriptions: they go to another server of the feed.
        var target = "tracking-query:" + account;
        var rest = rests.left(account);
        if (rest.isZero()) rest = circuits.rest(target);
        if (!rest.isZero()) return Optional.of(rest.compareTo(RESTED) > 0 ? rest : RESTED);
        Optional<byte[]> answer;
        try {
            answer = feed.ask(parcel.account(), wanted);
            answer.ifPresent(feed::read);
        } catch (EffectRefused refused) {
            circuits.answered(target);
            if (refused.words().startsWith("[" + TrackingFeed.PARCEL)) {
                rests.over(account);
                LOG.info("{} does not know parcel {}: {}", account, parcel.parcelId(), code(refused));
                return Optional.empty();
            }
            rests.begin(account, REFUSED, code(refused));
            return Optional.empty();
        } catch (EffectPutOff later) {
            circuits.notCalled(target);
            rests.begin(account, later.pause(), later.getMessage());
            return Optional.empty();
        } catch (RuntimeException noAnswer) {
            circuits.failed(target);
            LOG.warn("{} did not answer about parcel {}: {}", account, parcel.parcelId(), noAnswer.toString());
            return Optional.empty();
        }
        circuits.answered(target);
        rests.over(account);
        keep(feed, parcel, answer);
        return Optional.empty();
    }

    private void keep(TrackingFeed feed, TrackedParcel parcel, Optional<byte[]> answer) {
        try {
            answer.ifPresent(content -> answers.keep(feed, parcel.account(), content));
        } catch (DataAccessException | TransactionException e) {
            LOG.error("What {} answered about parcel {} was not kept; it is asked again at its next turn", feed.code(), parcel.parcelId(), e);
        }
    }

    /** Not its words: they may repeat what was asked. */
    private static String code(EffectRefused refused) {
        return refused.words().substring(0, refused.words().indexOf(']') + 1);
    }
}
