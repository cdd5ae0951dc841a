package dev.wharf.review;

import dev.wharf.common.Refusal;
import dev.wharf.order.OrderNumbers;
import dev.wharf.order.PaymentStatus;
import dev.wharf.order.Receiver;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes to an order that is on its way. */
@RestController
@RequestMapping("/api/v1/orders/{no}")
class OrderChangeController {
    record ReceiverRequest(String name, String phone, String province, String city, String district, String detail, String address) { }

    record PaymentRequest(String status, Long paidMinor) { }

    record PaymentAnswer(String fulfillment, boolean wentOn) { }

    record MemoRequest(String sellerMemo, String flag) { }

    private final OrderChanges changes;
    private final MemoChanges memos;
    private final OrderNumbers numbers;

    OrderChangeController(OrderChanges changes, MemoChanges memos, OrderNumbers numbers) {
        this.changes = changes;
        this.memos = memos;
        this.numbers = numbers;
    }

    @PutMapping("/receiver")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void receiver(@PathVariable String no, @RequestBody ReceiverRequest to) {
        changes.changeReceiver(numbers.one(no), new Receiver(text("name", to.name, 100), text("phone", to.phone, 64), text("province", to.province, 50),
            text("city", to.city, 50), text("district", to.district, 50), text("detail", to.detail, 500), text("address", to.address, 600)));
    }

    @PostMapping("/payments")
    PaymentAnswer payment(@PathVariable String no, @RequestBody PaymentRequest payment) {
        var status = Arrays.stream(PaymentStatus.values()).filter(s -> s.name().equals(payment.status)).findFirst()
            .orElseThrow(() -> Refusal.invalid("FIELD_INVALID", "status", "status is one of " + Arrays.toString(PaymentStatus.values()) + "."));
        if (payment.paidMinor == null || payment.paidMinor < 0) throw Refusal.invalid("FIELD_INVALID", "paidMinor", "paidMinor is the paid amount in minor units, not below 0.");
        var id = numbers.one(no);
        return new PaymentAnswer(id.toString(), changes.recordPayment(id, status, payment.paidMinor));
    }

    /** Both are replaced; one that is left out is emptied. */
    @PutMapping("/memo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void memo(@PathVariable String no, @RequestBody MemoRequest to) {
        memos.change(numbers.all(no), text("sellerMemo", to.sellerMemo, 1000), text("flag", to.flag, 16));
    }

    private static String text(String field, String value, int most) {
        if (value == null) return "";
        if (value.length() > most) throw Refusal.invalid("FIELD_TOO_LONG", field, field + " has more than " + most + " characters.");
        return value.strip();
    }
}
