package dev.wharf.parcel;

import dev.wharf.common.Refusal;
import dev.wharf.parcel.Boxes.Box;
import dev.wharf.warehouse.Tracking;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What boxes must be to stand in the list of a warehouse, for a whole list and for one box: the only place of these rules. A refusal names the field of the box that is wrong. Pure. */
final class BoxCheck {
    static final int MOST_BOXES = 200;
    /** Millimetres of an edge, a hundred metres: beyond, a volume times a hundred percent is more than a long holds. */
    static final int LONGEST_MM = 100_000;
    private static final int CODE_LENGTH = 32;
    private static final int NAME_LENGTH = 100;
    private static final int SKU_LENGTH = 64;

    private BoxCheck() { }

    /** @param known products that boxes of the list are made of, by SKU */
    static void all(List<Box> list, Map<String, Tracking> known) {
        atMost(list.size());
        var codes = new HashSet<String>();
        for (int i = 0; i < list.size(); i++) {
            var at = "[" + i + "]";
            var box = list.get(i);
            if (box == null) throw invalid(at, "第 " + i + " 项是空的。 Entry " + i + " is null; leave it out or describe a box.");
            one(at + ".", box, known);
            // Told apart as people do: B1 and b1 are one.
            if (!codes.add(box.code().toLowerCase(Locale.ROOT))) {
                throw invalid(at + ".code", "箱号 " + box.code() + " 出现两次，大小写不区分。 Box " + box.code() + " is in the list twice; capitals make no difference.");
            }
        }
    }

    static void atMost(int count) {
        if (count > MOST_BOXES) throw invalid("", "一个仓库最多 " + MOST_BOXES + " 种箱型。 A warehouse has at most " + MOST_BOXES + " boxes.");
    }

    /** One that comes to those that are there. */
    static void added(List<Box> there, Box box, Map<String, Tracking> known) {
        one("", box, known);
        Boxes.named(there, box.code()).ifPresent(same -> {
            throw taken(same.code());
        });
        atMost(there.size() + 1);
    }

    /** @param at where the box stands in the request, with a dot behind it; empty for a box alone */
    static void one(String at, Box box, Map<String, Tracking> known) {
        text(at + "code", box.code(), CODE_LENGTH);
        text(at + "name", box.name(), NAME_LENGTH);
        inside(at + "lengthMm", box.lengthMm());
        inside(at + "widthMm", box.widthMm());
        inside(at + "heightMm", box.heightMm());
        notBelowZero(at + "weightG", box.weightG());
        notBelowZero(at + "maxWeightG", box.maxWeightG());
        notBelowZero(at + "costMinor", box.costMinor());
        if (!box.materialSku().isEmpty()) material(at + "materialSku", box.materialSku(), known);
    }

    static Refusal taken(String code) {
        return Refusal.invalid("BOX_CODE_TAKEN", "code", "已有箱号 " + code + "，大小写不区分；换一个，或改原来的箱型。 There is a box " + code + " already, and capitals make no difference; take another code or change that box.");
    }

    /** Boxes leave without anybody naming their lot or serial, so only products without these can be counted as boxes. */
    private static void material(String field, String sku, Map<String, Tracking> known) {
        if (sku.length() > SKU_LENGTH) throw invalid(field, "包材 SKU 最多 " + SKU_LENGTH + " 个字符。 A materialSku has at most " + SKU_LENGTH + " characters.");
        if (!known.containsKey(sku)) {
            throw invalid(field, "没有商品 " + sku + "：先建商品，大小写照写，或留空。 There is no product " + sku + "; make it first, write its SKU as it stands there, or leave materialSku empty.");
        }
        var kind = known.get(sku).kind();
        if (kind != Tracking.Kind.NONE) {
            throw invalid(field, sku + " 按 " + kind + " 管理，箱子不报批次和序列号；换一个不分批次的商品。 Units of " + sku + " are told apart by " + kind + "; take a product without lots and serials as material.");
        }
    }

    private static void text(String field, String value, int most) {
        if (value == null || value.isBlank() || value.length() > most) throw invalid(field, "要有 1 到 " + most + " 个字符。 " + field + " has 1 to " + most + " characters.");
    }

    private static void inside(String field, int mm) {
        if (mm < 1 || mm > LONGEST_MM) throw invalid(field, "内部尺寸要 1 到 " + LONGEST_MM + " 毫米。 The inside of a box has 1 to " + LONGEST_MM + " mm each way.");
    }

    private static void notBelowZero(String field, long value) {
        if (value < 0) throw invalid(field, "不能小于 0。 Weights and cost are 0 or more.");
    }

    private static Refusal invalid(String field, String sentence) {
        return Refusal.invalid("FIELD_INVALID", field, sentence);
    }
}
