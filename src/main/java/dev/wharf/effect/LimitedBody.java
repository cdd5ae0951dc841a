package dev.wharf.effect;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Keeps an answer's body up to a limit, and stops reading beyond it: the other side must not decide how much memory we give it. */
final class LimitedBody implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> kept = BodySubscribers.ofByteArray();
    private final int most;
    private Flow.Subscription body;
    private long count;
    private boolean tooLong;

    /** @param most in bytes */
    LimitedBody(int most) {
        this.most = most;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return kept.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        body = subscription;
        kept.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        if (tooLong) return;
        count += part.stream().mapToLong(ByteBuffer::remaining).sum();
        if (count <= most) {
            kept.onNext(part);
            return;
        }
        tooLong = true;
        body.cancel();
        kept.onError(new IOException("The answer is longer than " + most + " bytes"));
    }

    @Override
    public void onError(Throwable failure) {
        if (!tooLong) kept.onError(failure);
    }

    @Override
    public void onComplete() {
        if (!tooLong) kept.onComplete();
    }
}
