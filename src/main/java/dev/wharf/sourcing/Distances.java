package dev.wharf.sourcing;

import java.util.HashMap;
import java.util.Map;

/**
 * Kilometres between places, near enough to rank warehouses: 0 in one city, 50 in one province, else the great circle between the
 * seats of the provinces. An unknown province is 5000 km from everywhere. Coordinates: public geography, rounded to a tenth of a degree.
 */
public final class Distances {
    private static final int UNKNOWN_KM = 5000;
    private static final int SAME_PROVINCE_KM = 50;
    private static final double EARTH_RADIUS_KM = 6371;
    private static final String SEATS = """
        北京 39.9 116.4|天津 39.1 117.2|河北 38.0 114.5|山西 37.9 112.5|内蒙古 40.8 111.7|辽宁 41.8 123.4|吉林 43.9 125.3|黑龙江 45.8 126.5|
        上海 31.2 121.5|江苏 32.1 118.8|浙江 30.3 120.2|安徽 31.8 117.2|福建 26.1 119.3|江西 28.7 115.9|山东 36.7 117.0|河南 34.8 113.6|
        湖北 30.6 114.3|湖南 28.2 112.9|广东 23.1 113.3|广西 22.8 108.4|海南 20.0 110.3|重庆 29.6 106.6|四川 30.7 104.1|贵州 26.6 106.7|
        云南 25.0 102.7|西藏 29.7 91.1|陕西 34.3 108.9|甘肃 36.1 103.8|青海 36.6 101.8|宁夏 38.5 106.3|新疆 43.8 87.6|台湾 25.0 121.5|
        香港 22.3 114.2|澳门 22.2 113.5""";

    /** @param city empty if it is not known */
    public record Place(String province, String city) { }

    private record Point(double latitude, double longitude) { }

    private final Map<String, Point> seats = new HashMap<>();

    public Distances() {
        for (var seat : SEATS.split("\\|")) {
            var parts = seat.strip().split(" ");
            seats.put(parts[0], new Point(Double.parseDouble(parts[1]), Double.parseDouble(parts[2])));
        }
    }

    public int kilometres(Place from, Place to) {
        if (!from.city().isEmpty() && from.city().equals(to.city())) return 0;
        var a = seat(from.province());
        var b = seat(to.province());
        if (a == null || b == null) return UNKNOWN_KM;
        if (a.equals(b)) return SAME_PROVINCE_KM;
        double lat = Math.toRadians(b.latitude - a.latitude) / 2;
        double lon = Math.toRadians(b.longitude - a.longitude) / 2;
        double h = Math.pow(Math.sin(lat), 2) + Math.cos(Math.toRadians(a.latitude)) * Math.cos(Math.toRadians(b.latitude)) * Math.pow(Math.sin(lon), 2);
        return (int) Math.round(2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(h)));
    }

    /** 广东省 and 广东 name one seat: the first two characters tell provinces apart, but for 内蒙古 and 黑龙江. */
    private Point seat(String province) {
        var shortName = province.startsWith("内蒙古") || province.startsWith("黑龙江") ? province.substring(0, 3) : province.length() < 2 ? province : province.substring(0, 2);
        return seats.get(shortName);
    }
}
