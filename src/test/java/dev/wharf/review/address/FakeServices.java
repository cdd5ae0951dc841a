package dev.wharf.review.address;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A service outside that a test makes fail, hang or answer. Numbers ending in 0 are out of service. */
final class FakeServices implements NumberStatusProvider, AddressCompletionProvider {
    enum Mood { ANSWERS, THROWS, HANGS, ANSWERS_NULL }

    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Mood mood;

    FakeServices(Mood mood) {
        this.mood = mood;
    }

    void become(Mood other) {
        mood = other;
    }

    int calls() {
        return calls.get();
    }

    @Override
    public Status statusOf(String phone) {
        return answer(phone.endsWith("0") ? Status.NOT_IN_SERVICE : phone.endsWith("1") ? Status.UNKNOWN : Status.IN_SERVICE);
    }

    @Override
    public Optional<Suggestion> suggest(Receiver receiver) {
        return answer(receiver.line().contains("文三路") ? Optional.of(new Suggestion("浙江省", "杭州市", "西湖区")) : Optional.empty());
    }

    private <A> A answer(A answer) {
        calls.incrementAndGet();
        switch (mood) {
            case THROWS -> throw new IllegalStateException("13912340987 is a number that must not be logged");
            case HANGS -> hang();
            default -> { }
        }
        return mood == Mood.ANSWERS_NULL ? null : answer;
    }

    private void hang() {
        try {
            never.await();
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
        }
    }
}
