package dev.wharf.review.setting;

import dev.wharf.review.rule.Param.Column;
import dev.wharf.review.rule.Param.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The cells of one table's rows. Every cell is text; one that is absent is empty. */
final class Cells {
    /** Characters; more than a word may have, because a cell may list several. */
    private static final int CELL = 500;
    /** So many digits fit a long; more would be no quantity, weight or amount of a parcel. */
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,14}");

    private final List<Column> columns;
    private final List<Fault> faults;

    Cells(List<Column> columns, List<Fault> faults) {
        this.columns = columns;
        this.faults = faults;
    }

    /** @return whether the row can be used */
    boolean check(String field, int number, Map<?, ?> row) {
        int before = faults.size();
        for (var key : row.keySet()) {
            if (columns.stream().noneMatch(c -> c.key().equals(key))) {
                faults.add(Fault.of(field + "." + ParamCheck.shown(key), "第 " + number + " 行：没有列“" + ParamCheck.shown(key) + "”，请删除。",
                    "Row " + number + ": there is no column \"" + ParamCheck.shown(key) + "\"; take it out."));
            }
        }
        for (var column : columns) cell(field + "." + column.key(), number, column, row.get(column.key()));
        return faults.size() == before;
    }

    private void cell(String field, int number, Column column, Object value) {
        var place = new Place(field, number, column);
        if (value == null || "".equals(value)) {
            if (column.needed()) place.fault("不能为空，请填写。", "may not stay empty; fill it in.");
        } else if (!(value instanceof String text)) {
            place.fault("应写成文字，即加引号。", "is written as text, in quotes.");
        } else if (column.kind() == Kind.CHOICE) {
            if (!column.choices().contains(text)) {
                place.fault("“" + ParamCheck.shown(text) + "”不能选，可选：" + String.join("、", column.choices()) + "。",
                    "\"" + ParamCheck.shown(text) + "\" is no choice; choose among " + String.join(", ", column.choices()) + ".");
            }
        } else if (column.kind() == Kind.WORDS) {
            text(field, text, CELL, faults);
        } else if (!NUMBER.matcher(text).matches()) {
            place.fault("“" + ParamCheck.shown(text) + "”不是 0 或以上的整数，最多 15 位。", "\"" + ParamCheck.shown(text) + "\" is no whole number from 0 with 15 digits at most.");
        }
    }

    private final class Place {
        private final String field;
        private final int number;
        private final Column column;

        Place(String field, int number, Column column) {
            this.field = field;
            this.number = number;
            this.column = column;
        }

        void fault(String zh, String en) {
            faults.add(Fault.of(field, "第 " + number + " 行“" + column.label().zh() + "”" + zh, "Row " + number + ": " + column.label().en() + " " + en));
        }
    }

    /** A word that a rule looks for: spaces at its ends would keep it from ever being found. */
    static void text(String field, String text, int most, List<Fault> faults) {
        if (text.length() > most) {
            faults.add(Fault.of(field, "“" + ParamCheck.shown(text) + "”有 " + text.length() + " 个字，最多 " + most + " 个，请缩短。",
                "\"" + ParamCheck.shown(text) + "\" has " + text.length() + " characters, " + most + " at most; shorten it."));
        } else if (!text.strip().equals(text)) {
            faults.add(Fault.of(field, "“" + ParamCheck.shown(text) + "”首尾有空格，请去掉。", "\"" + ParamCheck.shown(text) + "\" has spaces at its ends; take them off."));
        }
    }

    /** The row with all its cells, in the order of the columns. The row has been checked. */
    static Map<String, String> whole(List<Column> columns, Map<?, ?> row) {
        var whole = new LinkedHashMap<String, String>();
        for (var column : columns) whole.put(column.key(), row.get(column.key()) instanceof String text ? text : "");
        return whole;
    }
}
