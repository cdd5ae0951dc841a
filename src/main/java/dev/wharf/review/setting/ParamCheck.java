package dev.wharf.review.setting;

import dev.wharf.common.Cut;
import dev.wharf.common.Money;
import dev.wharf.review.rule.Param;
import dev.wharf.review.rule.Param.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Whether a value is one of this parameter's kind and within its limits. */
final class ParamCheck {
    /** Characters. */
    private static final int WORD = 100;
    private static final int SHOWN = 40;

    private final Param param;
    private final String path;
    private final List<Fault> faults;

    /** @param faults takes what is wrong */
    ParamCheck(Param param, List<Fault> faults) {
        this.param = param;
        this.path = "parameters." + param.key();
        this.faults = faults;
    }

    void check(Object value) {
        if (value == null) {
            fault(path, "没有值。要沿用上级的值，请不写此参数。", "There is no value; leave the parameter out to inherit it.");
            return;
        }
        switch (param.kind()) {
            case WHOLE, MONEY, PERCENT, MINUTES -> number(value);
            case FLAG -> {
                if (!(value instanceof Boolean)) fault(path, "请选择是或否（true 或 false）。", "Choose yes or no (true or false).");
            }
            case CHOICE -> {
                if (!(value instanceof String text) || !param.choices().contains(text)) {
                    fault(path, "“" + shown(value) + "”不能选，可选：" + String.join("、", param.choices()) + "。",
                        "\"" + shown(value) + "\" is no choice; choose among " + String.join(", ", param.choices()) + ".");
                }
            }
            case WORDS -> words(value);
            case TABLE -> table(value);
        }
    }

    private void number(Object value) {
        if (!(value instanceof Integer) && !(value instanceof Long)) {
            fault(path, "“" + shown(value) + "”不是整数，请填 " + limits() + "。", "\"" + shown(value) + "\" is no whole number; give one of " + limits() + ".");
            return;
        }
        long number = ((Number) value).longValue();
        if (number < param.least() || number > param.most()) {
            fault(path, amount(number) + " 超出范围，请填 " + limits() + "。", amount(number) + " is out of range; give one of " + limits() + ".");
        }
    }

    private String limits() {
        return amount(param.least()) + " – " + amount(param.most());
    }

    private String amount(long number) {
        return param.kind() == Kind.MONEY ? Money.text(number) : String.valueOf(number);
    }

    private void words(Object value) {
        if (!(value instanceof List<?> words)) {
            fault(path, "应为词语列表。", "This is a list of words.");
            return;
        }
        if (words.size() > param.most()) {
            fault(path, "共 " + words.size() + " 个词，最多 " + param.most() + " 个，请减少。", "There are " + words.size() + " words, " + param.most() + " at most; take some out.");
            return;
        }
        var seen = new HashSet<Object>();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            var field = path + "[" + i + "]";
            if (word instanceof String text && !text.isBlank()) {
                Cells.text(field, text, WORD, faults);
                if (!seen.add(text)) fault(field, "“" + shown(text) + "”写了两次，请去掉一个。", "\"" + shown(text) + "\" is there twice; take one out.");
            } else {
                fault(field, "第 " + (i + 1) + " 个词是空的或不是文字，请填写或删除。", "Word " + (i + 1) + " is empty or no text; write it or take it out.");
            }
        }
    }

    private void table(Object value) {
        if (!(value instanceof List<?> rows)) {
            fault(path, "应为表格，即行的列表。", "This is a table: a list of rows.");
            return;
        }
        if (rows.size() > param.most()) {
            fault(path, "共 " + rows.size() + " 行，最多 " + param.most() + " 行，请减少。", "There are " + rows.size() + " rows, " + param.most() + " at most; take some out.");
            return;
        }
        var cells = new Cells(param.columns(), faults);
        var seen = new HashSet<Map<String, String>>();
        for (int i = 0; i < rows.size(); i++) {
            var field = path + "[" + i + "]";
            if (!(rows.get(i) instanceof Map<?, ?> row)) {
                fault(field, "第 " + (i + 1) + " 行不是一行单元格。", "Row " + (i + 1) + " is no row of cells.");
            } else if (cells.check(field, i + 1, row) && !seen.add(Cells.whole(param.columns(), row))) {
                fault(field, "第 " + (i + 1) + " 行与前面某行相同，请删除。", "Row " + (i + 1) + " is the same as one before; take it out.");
            }
        }
    }

    private void fault(String field, String zh, String en) {
        faults.add(Fault.of(field, zh, en));
    }

    /** What somebody wrote, short enough for a sentence. */
    static String shown(Object value) {
        return Cut.words(String.valueOf(value), SHOWN);
    }
}
