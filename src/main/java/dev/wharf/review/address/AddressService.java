package dev.wharf.review.address;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The review together with services outside, if there are any. Never called inside a database transaction, because it waits for others;
 * the review of an order uses {@link AddressReview} alone. Unknown never blocks, and a number out of service only warns.
 */
public final class AddressService implements AutoCloseable {
    static final String NUMBER_NOT_IN_SERVICE = "NUMBER_NOT_IN_SERVICE";
    private static final AddressRemark OUT_OF_SERVICE = new AddressRemark(NUMBER_NOT_IN_SERVICE, "phone", "该号码可能是空号，请向买家确认电话。",
        "The number may be out of service; ask the buyer for another one.", "");
    /** A list as a whole waits this many limits at most; then the rest is judged without the services. */
    private static final int LIMITS_PER_LIST = 10;

    private final Supplier<AddressReview> review;
    private final Optional<TimeLimitedPort<String, NumberStatusProvider.Status>> numbers;
    private final Optional<TimeLimitedPort<Receiver, Optional<AddressCompletionProvider.Suggestion>>> completions;
    private final Duration patience;
    private final Clock clock;

    /** @param limit longest wait for one answer of a service */
    public AddressService(Supplier<AddressReview> review, Optional<NumberStatusProvider> numbers, Optional<AddressCompletionProvider> completions,
            Duration limit, Clock clock) {
        this.review = review;
        this.numbers = numbers.map(provider -> new TimeLimitedPort<>("number status", provider::statusOf,
            NumberStatusProvider.Status.UNKNOWN, limit, clock));
        this.completions = completions.map(provider -> new TimeLimitedPort<>("address completion", provider::suggest, Optional.empty(), limit, clock));
        this.patience = limit.multipliedBy(LIMITS_PER_LIST);
        this.clock = clock;
    }

    public AddressVerdict check(Receiver receiver) {
        return check(List.of(receiver)).get(0);
    }

    /** One verdict for each receiver, in order. */
    public List<AddressVerdict> check(List<Receiver> receivers) {
        AddressReview current = review.get();
        Instant deadline = clock.instant().plus(patience);
        List<AddressVerdict> verdicts = new ArrayList<>(receivers.size());
        for (Receiver receiver : receivers) {
            AddressVerdict verdict = current.check(receiver);
            verdicts.add(clock.instant().isBefore(deadline) ? completed(receiver, withNumberStatus(receiver, verdict)) : verdict);
        }
        return verdicts;
    }

    private AddressVerdict withNumberStatus(Receiver receiver, AddressVerdict verdict) {
        boolean bad = verdict.has(AddressProblem.BAD_PHONE);
        boolean outOfService = !bad && numbers.map(port -> port.ask(receiver.phone())).orElse(NumberStatusProvider.Status.UNKNOWN)
            == NumberStatusProvider.Status.NOT_IN_SERVICE;
        return outOfService ? verdict.with(OUT_OF_SERVICE) : verdict;
    }

    private AddressVerdict completed(Receiver receiver, AddressVerdict verdict) {
        boolean region = verdict.findings().stream().anyMatch(AddressService::lacksProposal);
        if (!region || completions.isEmpty()) {
            return verdict;
        }
        return completions.get().ask(receiver).map(found -> found.province() + found.city() + found.district())
            .map(proposal -> verdict.withFindings(verdict.findings().stream().map(one -> lacksProposal(one) ? one.proposing(proposal) : one).toList()))
            .orElse(verdict);
    }

    private static boolean lacksProposal(AddressFinding finding) {
        return finding.part().equals("region") && finding.proposal().isEmpty();
    }

    @Override
    public void close() {
        numbers.ifPresent(TimeLimitedPort::close);
        completions.ifPresent(TimeLimitedPort::close);
    }
}
