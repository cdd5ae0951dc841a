package dev.wharf.shipping.load;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Loads of parcels that leave together. A refused parcel is an answer about that parcel, not an error of the request: status 200 and a code. */
@RestController
@RequestMapping("/api/v1/handovers/loads")
class LoadController {
    record Opening(String carrier, String warehouse) { }

    record Scan(String trackingNumber) { }

    record Closing(String driver, String vehicle) { }

    record Head(String loadNo, String carrier, String warehouse, Instant openedAt, String openedBy, Instant closedAt, String closedBy, String driver, String vehicle) {
        static Head of(Load l) {
            return new Head(l.number(), l.carrier(), l.warehouse(), l.openedAt(), l.openedBy(), l.closedAt(), l.closedBy(), l.driver(), l.vehicle());
        }
    }

    /** @param code null for one that is missing */
    record Row(String trackingNumber, String fulfillmentNo, String code) { }

    record View(Head load, List<Row> parcels, List<Row> missing, int missingCount, List<Row> extras) {
        static View of(LoadViews.View v) {
            return new View(Head.of(v.load()), v.parcels().stream().map(p -> new Row(p.trackingNumber(), p.fulfillment().toString(), "LOADED")).toList(),
                v.missing().stream().map(m -> new Row(m.trackingNumber(), m.fulfillment().toString(), null)).toList(), v.missingCount(),
                v.extras().stream().map(e -> new Row(e.trackingNumber(), null, e.code())).toList());
        }
    }

    /** @param fulfillmentNo null if no parcel has this number */
    record Result(String trackingNumber, boolean onLoad, String code, String message, String fulfillmentNo) { }

    record Closed(boolean closed, Head load, List<Result> staying) { }

    private final Loading loading;
    private final Departure departure;
    private final LoadViews views;

    LoadController(Loading loading, Departure departure, LoadViews views) {
        this.loading = loading;
        this.departure = departure;
        this.views = views;
    }

    /** A warehouse has one open load for each carrier; opening it again answers the same. */
    @PostMapping
    Head open(@RequestBody Opening opening) {
        return Head.of(loading.open(opening.carrier(), opening.warehouse()));
    }

    @GetMapping
    List<Head> latest() {
        return views.latest().stream().map(Head::of).toList();
    }

    @GetMapping("/{loadNo}")
    View get(@PathVariable String loadNo) {
        return View.of(views.view(loadNo));
    }

    @PostMapping("/{loadNo}/scans")
    Result scan(@PathVariable String loadNo, @RequestBody Scan scan, Locale locale) {
        var s = loading.scan(loadNo, scan.trackingNumber());
        return new Result(s.trackingNumber(), s.onLoad(), s.code(), s.text().in(locale), s.fulfillment() == null ? null : s.fulfillment().toString());
    }

    @PostMapping("/{loadNo}/take-off")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeOff(@PathVariable String loadNo, @RequestBody Scan scan) {
        loading.takeOff(loadNo, scan.trackingNumber());
    }

    /** Hands all of it over, or nothing if something on it must stay. */
    @PostMapping("/{loadNo}/close")
    Closed close(@PathVariable String loadNo, @RequestBody Closing closing, Locale locale) {
        var outcome = departure.close(loadNo, closing.driver(), closing.vehicle());
        return new Closed(!outcome.load().isOpen(), Head.of(outcome.load()), outcome.staying().stream()
            .map(r -> new Result(r.trackingNumber(), true, r.code(), r.text().in(locale), r.fulfillment().toString())).toList());
    }

    @GetMapping("/{loadNo}/manifest")
    ResponseEntity<byte[]> manifest(@PathVariable String loadNo) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).cacheControl(CacheControl.noStore())
            .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline().filename("manifest-" + loadNo.strip() + ".pdf").build().toString()).body(views.manifest(loadNo));
    }
}
