package dev.wharf.review.address;

import static dev.wharf.review.address.AddressLevel.BLOCK;
import static dev.wharf.review.address.AddressLevel.OK;
import static dev.wharf.review.address.AddressLevel.WARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wharf.review.address.FakeServices.Mood;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The review with services outside: they may add a remark or a proposal, and can do no harm. */
class AddressServiceTest {
    private static final Duration GENEROUS = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(40);
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T08:00:00Z"));
    private final Clock clock = Clock.systemUTC();
    private final Clock handMoved = new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    };

    @ParameterizedTest
    @CsvSource({"13912340980, WARN", "13912340981, OK", "13912340982, OK", "1391234, BLOCK"})
    void only_a_number_that_is_out_of_service_is_worth_a_look(String phone, AddressLevel level) {
        try (var service = numbers(new FakeServices(Mood.ANSWERS), GENEROUS)) {
            var verdict = service.check(receiver("浙江省杭州市西湖区文三路12号", phone));
            assertThat(verdict.level()).isEqualTo(level);
            assertThat(verdict.remarks()).hasSize(level == WARN ? 1 : 0).allMatch(remark -> remark.code().equals("NUMBER_NOT_IN_SERVICE"));
            assertThat(verdict.usable()).isEqualTo(level != BLOCK);
        }
    }

    @Test
    void a_number_out_of_service_does_not_soften_a_block() {
        try (var service = numbers(new FakeServices(Mood.ANSWERS), GENEROUS)) {
            var verdict = service.check(receiver("浙江省杭州市西湖区文三路", "13912340980"));
            assertThat(verdict.level()).isEqualTo(BLOCK);
            assertThat(verdict.codes()).isEqualTo("VAGUE_STREET");
            assertThat(verdict.remarks()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, names = {"THROWS", "HANGS", "ANSWERS_NULL"})
    void a_service_that_fails_says_nothing(Mood mood) {
        var fake = new FakeServices(mood);
        try (var service = both(fake, SHORT, clock)) {
            assertThat(service.check(receiver("浙江省杭州市西湖区文三路12号", "13912340980")).level()).isEqualTo(OK);
            assertThat(service.check(receiver("文三路12号", "13912340982")).level()).isEqualTo(BLOCK);
        }
    }

    @Test
    void a_failing_service_is_left_alone_for_half_a_minute_and_asked_again_then() {
        var fake = new FakeServices(Mood.THROWS);
        var receiver = receiver("浙江省杭州市西湖区文三路12号", "13912340980");
        try (var service = new AddressService(() -> Case.REVIEW, Optional.of(fake), Optional.empty(), GENEROUS, handMoved)) {
            service.check(Collections.nCopies(10, receiver));
            assertThat(fake.calls()).isEqualTo(3);
            fake.become(Mood.ANSWERS);
            now.updateAndGet(instant -> instant.plusSeconds(29));
            assertThat(service.check(receiver).level()).isEqualTo(OK);
            now.updateAndGet(instant -> instant.plusSeconds(1));
            assertThat(service.check(receiver).level()).isEqualTo(WARN);
        }
    }

    @Test
    void more_calls_at_once_than_there_are_threads_are_not_waited_for() throws InterruptedException {
        var fake = new FakeServices(Mood.HANGS);
        var threads = new ArrayList<Thread>();
        try (var port = new TimeLimitedPort<>("numbers", fake::statusOf, NumberStatusProvider.Status.UNKNOWN, GENEROUS, clock)) {
            for (int i = 0; i < TimeLimitedPort.THREADS; i++) {
                threads.add(new Thread(() -> port.ask("13912340980")));
            }
            threads.forEach(Thread::start);
            while (fake.calls() < TimeLimitedPort.THREADS) {
                Thread.onSpinWait();
            }
            assertThat(port.ask("13912340980")).isEqualTo(NumberStatusProvider.Status.UNKNOWN);
            assertThat(fake.calls()).isEqualTo(TimeLimitedPort.THREADS);
        }
        for (Thread thread : threads) {
            thread.join(GENEROUS.toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @Test
    void a_completion_is_a_proposal_where_the_library_has_none() {
        try (var service = both(new FakeServices(Mood.ANSWERS), GENEROUS, clock)) {
            var findings = service.check(receiver("文三路12号", "13912340982")).findings();
            assertThat(findings).extracting(AddressFinding::proposal).containsExactly("浙江省杭州市西湖区", "浙江省杭州市西湖区");
            assertThat(service.check(receiver("朝阳区文三路12号", "13912340982")).findings().get(0).proposal()).startsWith("北京市朝阳区");
            assertThat(service.check(receiver("解放路12号", "13912340982")).findings().get(0).proposal()).isEmpty();
        }
    }

    @Test
    void without_services_it_is_the_review_alone() {
        try (var service = new AddressService(() -> Case.REVIEW, Optional.empty(), Optional.empty(), SHORT, clock)) {
            var receivers = List.of(receiver("浙江省杭州市西湖区文三路12号", "13912340980"), receiver("文三路", "1"));
            assertThat(service.check(receivers)).isEqualTo(receivers.stream().map(Case.REVIEW::check).toList());
        }
    }

    @Test
    void a_library_that_cannot_be_had_is_told_and_not_judged_around() {
        try (var service = new AddressService(() -> {
            throw new IllegalStateException("no library");
        }, Optional.empty(), Optional.empty(), SHORT, clock)) {
            assertThatIllegalStateException().isThrownBy(() -> service.check(receiver("文三路", "1"))).withMessage("no library");
        }
    }

    private AddressService numbers(FakeServices fake, Duration limit) {
        return new AddressService(() -> Case.REVIEW, Optional.of(fake), Optional.empty(), limit, clock);
    }

    private static AddressService both(FakeServices fake, Duration limit, Clock clock) {
        return new AddressService(() -> Case.REVIEW, Optional.of(fake), Optional.of(fake), limit, clock);
    }

    private static Receiver receiver(String line, String phone) {
        return new Receiver("王女士", phone, "", "", "", "", line);
    }
}
