package dev.wharf.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderPlacesTest {
    @ParameterizedTest
    @CsvSource({"203.0.113.7, 203.0.113.7, true", "203.0.113.7, 203.0.113.8, false", "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true", "2001:db8:1:2::1, 2001:0db8:0001:0002:0:0:0:1, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false", "::1, ::2, true", "::ffff:203.0.113.7, 203.0.113.7, true", "::ffff:203.0.113.7, ::ffff:203.0.113.8, false"})
    void places_are_counted_by_address_or_by_the_network_that_one_customer_has(String one, String other, boolean same) {
        assertThat(SenderPlaces.sender(one).equals(SenderPlaces.sender(other))).isEqualTo(same);
    }

    /** A lookup of a name that somebody sent would take seconds and go where he wants. */
    @ParameterizedTest
    @ValueSource(strings = {"unknown", "_hidden", "no-such-host.invalid", "abc.invalid", ":::", "::1::2", "12345::", "a:b.invalid", "", "1.2.3.4:80", "[::1]:80", "fe80::1%eth0"})
    void what_is_no_address_is_taken_as_it_is_and_not_looked_for(String text) {
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> SenderPlaces.sender(text))).isEqualTo(text);
    }

    @Test
    void many_at_once_never_get_more_places_than_there_are_and_all_come_back() {
        var places = new SenderPlaces(3);
        long entered = IntStream.range(0, 8).mapToObj(i -> CompletableFuture.supplyAsync(() -> places.enter("a"))).toList().stream().filter(CompletableFuture::join).count();
        assertThat(entered).isEqualTo(3);
        assertThat(places.enter("b")).isTrue();
        for (int i = 0; i < 3; i++) places.leave("a");
        assertThat(IntStream.range(0, 4).filter(i -> places.enter("a")).count()).isEqualTo(3);
    }
}
