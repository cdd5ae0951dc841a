package dev.wharf.stockkeeping.count;

import dev.wharf.common.Refusal;
import dev.wharf.process.Actor;
import dev.wharf.process.CountStock;
import dev.wharf.stockkeeping.count.CountTask.State;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_BookCount: books the differences of the last round; writes bookOutcome, and the reason if they cannot be booked. Safe to run twice: the lines are keys. */
@Component("bookCountDelegate")
class BookCountDelegate implements JavaDelegate {
    private final JdbcCounts counts;
    private final CountBooking booking;

    BookCountDelegate(JdbcCounts counts, CountBooking booking) {
        this.counts = counts;
        this.booking = booking;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var task = counts.lock(CountStock.task(execution));
        if (CountStock.DECISION.take(execution, "").equals("APPROVE") && counts.rounds(task.id()).stream().anyMatch(r -> r.counter().equals(Actor.current()))) {
            throw Refusal.forbidden("FOUR_EYES", "You counted this bin yourself; somebody else approves it.");
        }
        var problem = booking.book(task);
        problem.ifPresent(why -> CountStock.REASON.set(execution, why.zh() + " " + why.en()));
        counts.state(task.id(), problem.isPresent() ? State.APPROVAL : State.BOOKED, task.round(), task.valueMinor());
        CountStock.BOOK_OUTCOME.set(execution, problem.isPresent() ? "REFUSED" : "BOOKED");
    }
}
