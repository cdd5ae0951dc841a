package dev.wharf.proof;

import dev.wharf.overview.StockLaws;
import dev.wharf.overview.StockProof.Breach;
import dev.wharf.overview.StockProof.Law;
import dev.wharf.overview.StockProof.Proof;
import dev.wharf.process.StockRepairs;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /stock/proof}: each law with what breaks it and who repairs it, the last checks, and the sealed days. */
@Controller
class ProofPage {
    private static final int CHECKS = 12;
    private static final int SEALS = 14;
    private static final int CLOSED = 20;
    private static final LocalDate EVER = LocalDate.of(9999, 12, 31);

    /** @param known null before the first check that knew it */
    record Row(StockLaws.StockLaw law, Law known) {
        public String state() {
            return known == null ? "unchecked" : known.holds() ? "holds" : "broken";
        }

        public List<Breach> places() {
            return known == null ? List.of() : known.places();
        }
    }

    private final StockLaws laws;
    private final StockChecks checks;
    private final StockBreaches breaches;
    private final StockRepairs repairs;
    private final SealedDays days;
    private final ProofSettings settings;

    ProofPage(StockLaws laws, StockChecks checks, StockBreaches breaches, StockRepairs repairs, SealedDays days, ProofSettings settings) {
        this.laws = laws;
        this.checks = checks;
        this.breaches = breaches;
        this.repairs = repairs;
        this.days = days;
        this.settings = settings;
    }

    @GetMapping("/stock/proof")
    String proof(Model model) {
        Map<String, Law> known = checks.last().map(Proof::laws).orElse(List.of()).stream().collect(Collectors.toMap(Law::code, Function.identity()));
        model.addAttribute("laws", laws.all().stream().map(law -> new Row(law, known.get(law.code()))).toList());
        model.addAttribute("checks", checks.latest(CHECKS));
        model.addAttribute("closed", breaches.latest(CLOSED).stream().filter(breach -> breach.closedAt() != null).toList());
        model.addAttribute("tasks", repairs.openTasks());
        model.addAttribute("seals", days.latest(EVER, SEALS));
        model.addAttribute("signed", !settings.sealKey().isEmpty());
        return "stock-proof";
    }
}
