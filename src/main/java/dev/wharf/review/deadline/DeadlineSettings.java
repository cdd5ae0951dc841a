package dev.wharf.review.deadline;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.deadline.*}.
 *
 * @param warnBefore  an order that has to ship within this time and has not is escalated
 * @param every       pause between looks
 * @param returnAfter a task of the task list that nobody touched for so long since somebody claimed it goes back to its group; 0 for never
 * @param watch       false: this node neither escalates nor gives back
 */
@ConfigurationProperties("wharf.deadline")
record DeadlineSettings(@DefaultValue("2h") Duration warnBefore, @DefaultValue("1m") Duration every, @DefaultValue("4h") Duration returnAfter,
                        @DefaultValue("true") boolean watch) {
    DeadlineSettings {
        if (warnBefore.isNegative()) throw new IllegalArgumentException("wharf.deadline.warn-before is not below 0");
        if (every.compareTo(Duration.ofSeconds(1)) < 0) throw new IllegalArgumentException("wharf.deadline.every is 1s or more");
        if (returnAfter.isNegative()) throw new IllegalArgumentException("wharf.deadline.return-after is not below 0; 0 gives nothing back");
    }
}
