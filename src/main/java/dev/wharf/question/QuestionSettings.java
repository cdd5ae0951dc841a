package dev.wharf.question;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.question.*}.
 *
 * @param valid       how long a buyer may answer
 * @param remind      whether the buyer is reminded once, when half of the time is over
 * @param whenSilent  by kind of question: what is done if no answer came in time, as if the buyer had chosen it; a kind that is not there goes back to its task
 * @param mostTries   answers of one buyer that could not be taken; after that the link is for a person to renew
 * @param pagesAMinute of one source address
 * @param lookEvery   how often answers that are due are looked for
 * @param watch       false if this node does not look
 * @param zone        in which buyers read until when they may answer
 */
@ConfigurationProperties("wharf.question")
record QuestionSettings(@DefaultValue("48h") Duration valid, @DefaultValue("true") boolean remind, @DefaultValue Map<QuestionKind, Choice> whenSilent,
                        @DefaultValue("20") int mostTries, @DefaultValue("60") int pagesAMinute, @DefaultValue("1m") Duration lookEvery, @DefaultValue("true") boolean watch,
                        @DefaultValue("Asia/Shanghai") ZoneId zone) {
    QuestionSettings {
        if (valid.compareTo(Duration.ofMinutes(1)) < 0) throw new IllegalArgumentException("wharf.question.valid is a minute or more");
        if (mostTries < 1 || pagesAMinute < 1) throw new IllegalArgumentException("wharf.question: most-tries and pages-a-minute are at least 1");
        whenSilent.forEach((kind, choice) -> {
            if (choice == Choice.FIX || choice.isOnlyRead() || !kind.choices().contains(choice)) {
                throw new IllegalArgumentException("wharf.question.when-silent: " + choice + " is not what can be done about " + kind + " without the buyer");
            }
        });
    }
}
