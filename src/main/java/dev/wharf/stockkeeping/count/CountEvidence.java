package dev.wharf.stockkeeping.count;

import static java.util.stream.Collectors.groupingBy;

import dev.wharf.common.Money;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the person who approves a count has to see: numbers of each round, who counted, value. */
@Component
class CountEvidence {
    private static final int LINES_AT_MOST = 10;

    private final JdbcCounts counts;

    CountEvidence(JdbcCounts counts) {
        this.counts = counts;
    }

    String of(CountTask task, long valueMinor) {
        var text = new StringBuilder("货位 " + task.bin() + " 差异金额 " + Money.text(valueMinor) + "。Bin " + task.bin() + ", differences worth " + Money.text(valueMinor) + " CNY.");
        for (var round : counts.rounds(task.id())) text.append("\n").append(round.round()).append(": ").append(round.counter());
        var bySku = counts.lines(task.id()).stream().collect(groupingBy(l -> l.sku() + (l.lot().isEmpty() ? "" : " / " + l.lot()), LinkedHashMap::new, java.util.stream.Collectors.toList()));
        bySku.entrySet().stream().filter(e -> e.getValue().stream().anyMatch(l -> l.variance().units() != 0)).limit(LINES_AT_MOST)
            .forEach(e -> text.append("\n").append(e.getKey()).append(rounds(e.getValue())));
        return text.toString();
    }

    private static String rounds(List<CountLine> lines) {
        var text = new StringBuilder();
        for (var line : lines) {
            text.append("；").append(line.round()).append(": 账面 record ").append(line.variance().expected()).append("，盘点 counted ").append(line.variance().counted())
                .append("，差 ").append(line.variance().units());
        }
        return text.toString();
    }
}
