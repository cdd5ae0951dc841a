package dev.wharf.inventory.lot;

import dev.wharf.common.Refusal;
import dev.wharf.process.Lanes;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the unit of a serial is, and that nobody finds it. One that turns up again comes in by a receipt. */
@RestController
@RequestMapping("/api/v1/serials")
class SerialController {
    /** @param fulfillment number of the order it was picked for or left with; empty while it is in stock */
    record SerialView(String sku, String serial, String warehouse, SerialUnit.State state, String fulfillment) { }

    private final Serials serials;
    private final Lanes lanes;

    SerialController(Serials serials, Lanes lanes) {
        this.serials = serials;
        this.lanes = lanes;
    }

    /** Two makers may have given the same serial. */
    @GetMapping("/{serial}")
    List<SerialView> find(@PathVariable String serial) {
        return serials.find(serial).stream().map(u -> new SerialView(u.sku(), u.serial(), u.warehouse(), u.state(), u.fulfillment() == null ? "" : u.fulfillment().toString())).toList();
    }

    /** A second time changes nothing. */
    @PostMapping("/{sku}/{serial}/gone")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void gone(@PathVariable String sku, @PathVariable String serial) {
        if (lanes.call(() -> serials.gone(sku, serial))) return;
        var unit = serials.find(serial).stream().filter(u -> u.sku().equals(sku)).findFirst()
            .orElseThrow(() -> Refusal.notFound("SERIAL_UNKNOWN", "SKU " + sku + " has no serial " + serial + "."));
        if (unit.state() != SerialUnit.State.GONE) {
            throw Refusal.conflict("SERIAL_TAKEN", "Serial " + serial + " of SKU " + sku + " is " + unit.state() + " for order " + unit.fulfillment() + "; only one that is in stock can be gone.");
        }
    }
}
