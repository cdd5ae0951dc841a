package dev.wharf.stockpush;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.channel.ChannelRefused;
import dev.wharf.channel.StockPort;
import dev.wharf.stockpush.Listing.Key;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditQuestionsTest {
    private static final List<Key> PAGE = IntStream.range(0, 7).mapToObj(i -> new Key("S1", "C" + i)).toList();

    /** A channel that is asked about one listing at a time: "yes" answers, "no" refuses, anything else breaks. */
    private record Answering(Queue<String> words) implements StockPort {
        @Override
        public String protocol() {
            return "test";
        }

        @Override
        public boolean names(String channelSku) {
            return true;
        }

        @Override
        public List<List<Quantity>> calls(List<Quantity> due) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, ChannelRefused> pushStock(String shop, List<Quantity> call) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int readsAtOnce() {
            return 1;
        }

        @Override
        public Map<String, Integer> readStock(String shop, Collection<String> listings) {
            var word = words.remove();
            if (word.equals("no")) throw new ChannelRefused("GONE", "Not here");
            if (!word.equals("yes")) throw new IllegalStateException("timeout");
            return Map.of(listings.iterator().next(), 1);
        }
    }

    @ParameterizedTest(name = "{0}: {1} answered, ended {2}")
    @CsvSource({"yes yes yes yes yes yes yes, 7, false, 0", "out out yes out out yes yes, 3, false, 0", "yes out out out yes yes yes, 1, true, 3", "out no out no out no yes, 1, false, 0",
        "no no no no no no yes, 1, false, 0", "out out out yes yes yes yes, 0, true, 4"})
    void a_channel_that_gives_no_answer_is_asked_three_times(String words, int answered, boolean ended, int notAsked) {
        var channel = new ArrayDeque<>(Arrays.asList(words.split(" ")));
        var questions = new AuditQuestions("S1", new Answering(channel), () -> { });
        assertThat(questions.ask(PAGE).listings()).hasSize(answered);
        assertThat(questions.ended()).isEqualTo(ended);
        assertThat(channel).hasSize(notAsked);
        if (ended) assertThat(questions.note()).contains("Stopped after 3 questions").contains("timeout");
    }
}
