package dev.wharf.shipping;

import dev.wharf.common.Refusal;
import dev.wharf.warehouse.Warehouses;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The accounts at carriers that numbers are taken from. */
@RestController
@RequestMapping("/api/v1/label-accounts")
class LabelAccountController {
    private static final int WARN_MOST = 10_000_000;

    /** @param account empty for the carrier's only one. @param warehouse empty for all. @param warnBelow fewer numbers than that are too few; 0 for no warning */
    record Request(String carrier, String account, String warehouse, int warnBelow) { }

    private final LabelFigures figures;
    private final LabelAccounts accounts;
    private final LabelLook look;
    private final Carriers carriers;
    private final Warehouses warehouses;

    LabelAccountController(LabelFigures figures, LabelAccounts accounts, LabelLook look, Carriers carriers, Warehouses warehouses) {
        this.figures = figures;
        this.accounts = accounts;
        this.look = look;
        this.carriers = carriers;
        this.warehouses = warehouses;
    }

    @GetMapping
    List<LabelFigures.Figure> all() {
        return figures.all();
    }

    /** Sets an account up, or changes it. Labels asked for from then on take their numbers there. */
    @PutMapping
    List<LabelFigures.Figure> put(@RequestBody Request request) {
        var carrier = text(request.carrier());
        var account = text(request.account());
        var warehouse = text(request.warehouse());
        if (!carriers.knows(carrier)) throw Refusal.invalid("CARRIER_UNKNOWN", "carrier", "There is no carrier " + carrier + "; choose one of " + carriers.names().keySet() + ".");
        if (!account.matches("[A-Za-z0-9_-]{0,32}")) throw Refusal.invalid("FIELD_INVALID", "account", "account has up to 32 letters, digits, - and _.");
        if (!warehouse.isEmpty() && warehouses.find(warehouse).isEmpty()) throw Refusal.invalid("WAREHOUSE_UNKNOWN", "warehouse", "Warehouse " + warehouse + " is not set up; leave it empty for all.");
        if (request.warnBelow() < 0 || request.warnBelow() > WARN_MOST) throw Refusal.invalid("FIELD_INVALID", "warnBelow", "warnBelow is 0 to " + WARN_MOST + ".");
        accounts.put(carrier, account, warehouse, request.warnBelow());
        return figures.all();
    }

    /** Asks the carriers now how many numbers are left. */
    @PostMapping("/refresh")
    List<LabelFigures.Figure> refresh() {
        look.numbersLeft();
        return figures.all();
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }
}
