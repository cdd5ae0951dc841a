package dev.wharf.overview;

import java.time.Instant;
import java.util.List;

/** The house at a glance. Equal as long as nothing changed, so that only changes are sent out. */
record BoardFigures(List<StageFigure> stages, List<HoldFigure> holds, List<QueueFigure> queues, int receivedToday, int handedOverToday) {

    /** @param oldest when the oldest order of this stage was created, or null if there is none @param soon due within two hours */
    record StageFigure(String stage, int count, int overdue, int soon, Instant oldest, String oldestOrder) { }

    record HoldFigure(String code, int count) { }

    /** The floor of one warehouse. @param verifying orders whose goods stand at the bench or on the way to it */
    record QueueFigure(String warehouse, int waiting, int picking, int verifying, int shipping) { }

    public int open() {
        return stages.stream().mapToInt(StageFigure::count).sum();
    }

    public int overdue() {
        return stages.stream().mapToInt(StageFigure::overdue).sum();
    }

    public int soon() {
        return stages.stream().mapToInt(StageFigure::soon).sum();
    }

    public int held() {
        return holds.stream().mapToInt(HoldFigure::count).sum();
    }

    int waitingToPick() {
        return queues.stream().mapToInt(QueueFigure::waiting).sum();
    }

    int inStage(String stage) {
        return stages.stream().filter(s -> s.stage().equals(stage)).mapToInt(StageFigure::count).sum();
    }
}
