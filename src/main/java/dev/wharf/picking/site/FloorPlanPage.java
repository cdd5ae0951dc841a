package dev.wharf.picking.site;

import dev.wharf.common.Refusal;
import dev.wharf.warehouse.Warehouses;
import dev.wharf.warehouse.Warehouses.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /floor-plan}: how a warehouse looks from above, which bins the plan misses, and a new version of it. */
@Controller
class FloorPlanPage {
    private final FloorPlans plans;
    private final FloorPictures pictures;
    private final Warehouses warehouses;

    FloorPlanPage(FloorPlans plans, FloorPictures pictures, Warehouses warehouses) {
        this.plans = plans;
        this.pictures = pictures;
        this.warehouses = warehouses;
    }

    /** @param warehouse the first one if left out */
    @GetMapping("/floor-plan")
    String page(@RequestParam(defaultValue = "") String warehouse, Model model) {
        var all = warehouses.active();
        var code = warehouse.isEmpty() ? all.stream().map(Warehouse::code).findFirst().orElseThrow(() -> Refusal.notFound("WAREHOUSE_UNKNOWN", "There is no warehouse yet.")) : warehouse;
        var saved = plans.current(code).orElse(null);
        model.addAttribute("warehouses", all);
        model.addAttribute("warehouse", code);
        model.addAttribute("saved", saved);
        model.addAttribute("picture", pictures.of(code, List.of()).orElse(null));
        model.addAttribute("fit", plans.fit(code).orElse(null));
        return "floor-plan";
    }

    /** The plan to edit and send again; an example if there is none. */
    @GetMapping("/floor-plan/plan.json")
    ResponseEntity<String> plan(@RequestParam String warehouse) throws IOException {
        var saved = plans.current(warehouse);
        var name = ContentDisposition.attachment().filename("floor-plan-" + (saved.isPresent() ? warehouse : "example") + ".json", StandardCharsets.UTF_8).build();
        var json = saved.isPresent() ? FloorPlanJson.indented(saved.get().json()) : new ClassPathResource("floor-plan/example.json").getContentAsString(StandardCharsets.UTF_8);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).header(HttpHeaders.CONTENT_DISPOSITION, name.toString()).body(json);
    }
}
