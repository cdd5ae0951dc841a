package dev.wharf.replay;

import java.util.List;
import java.util.Map;

/** Invented receivers whose address, phone and name are beyond doubt. */
final class Receivers {
    private static final List<Map<String, String>> GOOD = List.of(
        Map.of("name", "王小明", "phone", "13817264950", "province", "上海市", "city", "上海市", "district", "浦东新区", "detail", "世纪大道100号3幢201室"),
        Map.of("name", "李丽华", "phone", "13926481753", "province", "广东省", "city", "广州市", "district", "天河区", "detail", "体育西路123号2栋1203室"),
        Map.of("name", "陈建国", "phone", "18635172946", "province", "北京市", "city", "北京市", "district", "朝阳区", "detail", "建国路88号5号楼606室"));

    private Receivers() { }

    static Map<String, String> goodFor(String number) {
        return GOOD.get(Choice.percent("receiver", number) % GOOD.size());
    }
}
