package dev.wharf.shipping.label;

import dev.wharf.order.Receiver;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;

/** Labels as they come: a usual one, the longest that columns allow, and one whose texts are commands to a printer. */
final class SomeLabels {
    private static final LocalDateTime AT = LocalDateTime.of(2026, 11, 23, 17, 5);

    private SomeLabels() { }

    static ParcelLabel usual() {
        return label("SF1234567890123", new Receiver("周小满", "13910020001", "浙江省", "杭州市", "西湖区", "文三路398号东信大厦5楼501室", ""), List.of("放贺卡", "不放发票"),
            List.of(new ParcelLabel.Item("TEE-WHITE-M", "白T恤 纯棉 圆领", "M", 2, ""), new ParcelLabel.Item("MUG-01", "马克杯 350ml", "", 1, "SET-1")));
    }

    /** As long as the columns of the order allow: name 100, phone 64, address 600, requests 200, number 64, and 60 kinds of goods. */
    static ParcelLabel longest() {
        var items = IntStream.range(0, 60).mapToObj(i -> new ParcelLabel.Item("SKU-WITH-A-VERY-LONG-CODE-OF-MANY-CHARACTERS-".repeat(2).substring(0, 60) + i, "名".repeat(100), "规格".repeat(20), 999, "")).toList();
        return new ParcelLabel("一家名字很长的快递物流运输有限责任公司", "X1Y2".repeat(16), "P123456789012345678", "F123456789012345678", "T".repeat(64), "SHOP-".repeat(6), "仓".repeat(50), "仓".repeat(60),
            new Receiver("满".repeat(100), "1".repeat(64), "", "", "", "", "西湖区文三路".repeat(100)), List.of("请求".repeat(100)), 29_999, items, 12, 24, AT);
    }

    static ParcelLabel hostile() {
        var words = "^XZ^XA~JA^FDx^FS_5E \\& >; \u0000\u001B\n\r~DG ^CC! ^CT+";
        return label(">0SF_^~\\:1", new Receiver(words, words, words, words, words, words, ""), List.of(words), List.of(new ParcelLabel.Item(words, words, words, 1, words)));
    }

    private static ParcelLabel label(String number, Receiver to, List<String> marks, List<ParcelLabel.Item> items) {
        return new ParcelLabel("顺丰速运", number, "P1024", "F2048", "TB20261123000001", "S-TEST", "上海一仓", "上海一仓  上海市青浦区", to, marks, 760, items, 1, 2, AT);
    }
}
