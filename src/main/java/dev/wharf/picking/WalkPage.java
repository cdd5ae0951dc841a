package dev.wharf.picking;

import dev.wharf.picking.route.Comparison;
import dev.wharf.picking.site.FloorPictures;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /floor-plan/walk/{pickTaskId}}: the walk of a task from above, beside those by the usual rules. */
@Controller
class WalkPage {
    /** @param percentMore than the shortest one. @param width of its bar, of 1000 */
    record Bar(String rule, double metres, double percentMore, int width) {
        public boolean best() {
            return rule.equals("SHORTEST");
        }
    }

    private final JdbcPickTasks tasks;
    private final JdbcPickOrders orders;
    private final WalkOrder walks;
    private final FloorPictures pictures;

    WalkPage(JdbcPickTasks tasks, JdbcPickOrders orders, WalkOrder walks, FloorPictures pictures) {
        this.tasks = tasks;
        this.orders = orders;
        this.walks = walks;
        this.pictures = pictures;
    }

    @GetMapping("/floor-plan/walk/{pickTaskId}")
    String walk(@PathVariable long pickTaskId, Model model) {
        var task = tasks.get(pickTaskId);
        var lines = orders.lines(pickTaskId).stream().filter(line -> !line.gone()).toList();
        var left = walks.left(task, lines);
        model.addAttribute("task", task);
        model.addAttribute("lines", lines);
        model.addAttribute("walk", left.walk());
        model.addAttribute("from", left.from());
        model.addAttribute("rest", !left.from().isEmpty());
        model.addAttribute("picture", pictures.of(task.warehouse(), List.of(new FloorPictures.Named(Long.toString(task.id()), left.walk()))).orElse(null));
        model.addAttribute("bars", walks.comparison(task.warehouse(), lines).map(WalkPage::bars).orElse(List.of()));
        return "floor-walk";
    }

    private static List<Bar> bars(Comparison c) {
        double most = Math.max(1, Math.max(c.sShape(), Math.max(c.returning(), c.largestGap())));
        return List.of(bar("SHORTEST", c.shortest(), c.shortest(), most), bar("S_SHAPE", c.sShape(), c.shortest(), most), bar("RETURN", c.returning(), c.shortest(), most),
            bar("LARGEST_GAP", c.largestGap(), c.shortest(), most));
    }

    private static Bar bar(String rule, double metres, double shortest, double most) {
        return new Bar(rule, metres, shortest == 0 ? 0 : (metres / shortest - 1) * 100, (int) Math.round(metres / most * 1000));
    }
}
