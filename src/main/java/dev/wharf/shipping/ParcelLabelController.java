package dev.wharf.shipping;

import dev.wharf.shipping.label.LabelFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Labels as files. Whoever has the file can print it, so that handing it out is the print that is written down. */
@RestController
@RequestMapping("/api/v1/parcels/{number}/label")
class ParcelLabelController {
    private final LabelSheets labels;

    ParcelLabelController(LabelSheets labels) {
        this.labels = labels;
    }

    /**
     * @param number parcel reference, tracking number or, where it goes in one parcel, fulfillment number
     * @param format pdf (100 × 150 mm), a4 (with the packing list) or zpl (203 dpi, UTF-8)
     * @param reason why it is printed again; may stay empty the first time
     */
    @GetMapping
    ResponseEntity<byte[]> print(@PathVariable String number, @RequestParam(defaultValue = "pdf") String format, @RequestParam(defaultValue = "") String reason) {
        var file = labels.print(number, LabelFormat.of(format), reason.strip());
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(file.format().mediaType())).cacheControl(CacheControl.noStore())
            .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline().filename(file.name()).build().toString()).body(file.bytes());
    }

    /** Whether there is something to print; prints nothing. */
    @RequestMapping(method = RequestMethod.HEAD)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void check(@PathVariable String number) {
        labels.check(number);
    }
}
