package dev.wharf.tracking.problem;

import dev.wharf.process.Actor;
import dev.wharf.process.ResolveTracking;
import dev.wharf.tracking.AskTurns;
import dev.wharf.tracking.TrackedParcel;
import dev.wharf.tracking.TrackedParcels;
import dev.wharf.tracking.TrackingClaims;
import dev.wharf.tracking.TrackingSettings;
import dev.wharf.tracking.problem.TroubleRule.Kind;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CloseProblem: reads decision; writes down how the problem ended, and has the feed asked anew where the person said so. */
@Component("closeTrackingProblemDelegate")
class CloseTrackingProblemDelegate implements JavaDelegate {
    /** More than an account refuses in a day of a large shop; the rest stays refused until somebody asks again. */
    private static final int ASKED_AT_ONCE = 1000;

    private final TrackingProblems problems;
    private final TrackedParcels parcels;
    private final TrackingClaims claims;
    private final AskTurns turns;
    private final TrackingSettings settings;
    private final Clock clock;

    CloseTrackingProblemDelegate(TrackingProblems problems, TrackedParcels parcels, TrackingClaims claims, AskTurns turns, TrackingSettings settings, Clock clock) {
        this.problems = problems;
        this.parcels = parcels;
        this.claims = claims;
        this.turns = turns;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var key = execution.getProcessBusinessKey();
        var decision = ResolveTracking.DECISION.take(execution, ResolveTracking.WAIT);
        var again = decision.equals(ResolveTracking.WAIT) ? clock.instant().plus(settings.again()) : null;
        problems.close(List.of(key), Actor.current(), decision, again);
        if (decision.equals(ResolveTracking.RESOLVED)) problems.find(key).filter(p -> p.kind() != Kind.NOT_WATCHED).ifPresent(p -> turns.end(p.parcelId()));
        if (decision.equals(ResolveTracking.SUBSCRIBE_AGAIN)) problems.find(key).ifPresent(this::askAnew);
    }

    private void askAnew(TrackingProblems.Kept problem) {
        if (problem.parcelId() != 0) {
            claims.askAnew(List.of(problem.parcelId()));
            return;
        }
        var account = Problem.accountOf(problem.key());
        claims.askAnew(parcels.refused(account[0], account[1], ASKED_AT_ONCE).stream().map(TrackedParcel::parcelId).toList());
    }
}
