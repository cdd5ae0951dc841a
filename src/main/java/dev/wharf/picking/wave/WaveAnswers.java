package dev.wharf.picking.wave;

import dev.wharf.picking.WalkProgress;
import dev.wharf.picking.Walks;
import dev.wharf.picking.wave.Wave.Cart;
import dev.wharf.picking.wave.Wave.Member;
import dev.wharf.picking.wave.Wave.Whole;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the API and the pages say about waves. */
@Component
class WaveAnswers {
    /** @param metres null if the warehouse has no floor plan */
    record FiguresAnswer(Long metres, int minutes, int atRisk) {
        static FiguresAnswer of(Figures f, boolean metresKnown) {
            return new FiguresAnswer(metresKnown ? Math.round(f.centimetres() / 100.0) : null, Math.round(f.seconds() / 60f), f.atRisk());
        }
    }

    /** @param state PLANNED, or that of its pick task @param picker empty while nobody has it @param units {@code picked} of these; 0 before the release */
    record CartAnswer(int cart, Long pickTaskId, String state, String picker, FiguresAnswer figures, boolean oversize, int units, int picked, List<OrderAnswer> orders) { }

    record OrderAnswer(String fulfillmentNo, int cart, int position, String state, String why, Instant due, boolean atRisk) {
        static OrderAnswer of(Member m) {
            return new OrderAnswer(m.id().toString(), m.cart(), m.position(), m.state().name(), m.why(), m.due(), m.atRisk());
        }
    }

    /** @param progress percent of the search while it is planned, else of the units that are picked @param left orders that are no longer part of it, and why */
    record WaveAnswer(String no, long id, String warehouse, String template, String state, boolean byItself, FiguresAnswer figures, FiguresAnswer firstCome, int progress, int orders, String noteZh,
                      String noteEn, String createdBy, Instant createdAt, Instant plannedAt, Instant releasedAt, Instant closedAt, List<CartAnswer> carts, List<OrderAnswer> left) {
        /** Metres that the plan saves; null if nothing is known of the floor. */
        public Long saved() {
            return figures.metres() == null ? null : firstCome.metres() - figures.metres();
        }
    }

    private final Walks walks;
    private final Clock clock;

    WaveAnswers(Walks walks, Clock clock) {
        this.walks = walks;
        this.clock = clock;
    }

    WaveAnswer of(Whole wave) {
        return of(List.of(wave)).get(0);
    }

    List<WaveAnswer> of(List<Whole> waves) {
        var walked = walks.progress(waves.stream().flatMap(w -> w.carts().stream()).map(Cart::task).filter(task -> task > 0).toList());
        return waves.stream().map(wave -> of(wave, walked)).toList();
    }

    private WaveAnswer of(Whole whole, Map<Long, WalkProgress> walked) {
        var wave = whole.wave();
        var carts = whole.carts().stream().map(cart -> cart(whole, cart, walked.get(cart.task()))).toList();
        var gone = whole.members().stream().filter(m -> m.state() == Wave.MemberState.LEFT).map(OrderAnswer::of).toList();
        return new WaveAnswer(wave.no(), wave.id(), wave.warehouse(), wave.template(), wave.state().name(), wave.byItself(), FiguresAnswer.of(wave.figures(), wave.metresKnown()),
            FiguresAnswer.of(wave.firstCome(), wave.metresKnown()), progress(wave, carts), whole.members().size() - gone.size(), wave.note().zh(), wave.note().en(), wave.createdBy(),
            wave.createdAt(), wave.plannedAt(), wave.releasedAt(), wave.closedAt(), carts, gone);
    }

    private static CartAnswer cart(Whole whole, Cart cart, WalkProgress walked) {
        var orders = whole.on(cart.number()).stream().map(OrderAnswer::of).toList();
        int atRisk = (int) orders.stream().filter(OrderAnswer::atRisk).count();
        var figures = FiguresAnswer.of(new Figures(cart.centimetres(), cart.seconds(), atRisk), whole.wave().metresKnown());
        if (walked == null) return new CartAnswer(cart.number(), null, "PLANNED", "", figures, cart.oversize(), 0, 0, orders);
        return new CartAnswer(cart.number(), cart.task(), walked.state(), walked.picker(), figures, cart.oversize(), walked.units(), walked.picked(), orders);
    }

    private int progress(Wave wave, List<CartAnswer> carts) {
        if (wave.state() == Wave.State.PLANNING) {
            if (wave.startedAt() == null) return 0;
            return (int) Math.min(99, Duration.between(wave.startedAt(), Instant.now(clock)).toMillis() / (10L * wave.terms().planSeconds()));
        }
        int units = carts.stream().mapToInt(CartAnswer::units).sum();
        return units == 0 ? 0 : carts.stream().mapToInt(CartAnswer::picked).sum() * 100 / units;
    }
}
