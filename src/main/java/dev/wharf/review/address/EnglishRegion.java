package dev.wharf.review.address;

import dev.wharf.review.address.EnglishMentions.Mention;
import dev.wharf.review.address.Region.Level;
import dev.wharf.review.address.RegionName.Form;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads province, city and district out of an address in English or pinyin, whatever their order. */
final class EnglishRegion {
    private static final Pattern WORD = Pattern.compile("[a-z]+");
    private static final Pattern ROAD_FOLLOWS = Pattern.compile("^ ?((east|west|north|south|middle|central|dong|xi|nan|bei|zhong|[0-9]+(st|nd|rd|th)?)"
            + " ?)*(road|rd|street|st|avenue|ave|lane|lu|jie|dajie|dadao|plaza|hotel|building|mansion|tower|bank|university|garden|park|district|dist|qu|county|xian|town|zhen)\\b.*");
    private static final Pattern ZONE = Pattern.compile("\\b([a-z]+) (development zone|economic[a-z ]{0,40} zone|high-? ?tech[a-z -]{0,30} zone"
            + "|industrial park|free trade zone)\\b");
    private static final Pattern HONG_KONG_REGION = Pattern.compile("\\b(kowloon|new territories|hong kong island|wan ?chai|central and western"
            + "|yau tsim mong|sham shui po|wong tai sin|kwun tong|kwai tsing|tsuen wan|tuen mun|yuen long|tai po|sha ?tin|sai kung"
            + "|(eastern|southern|north|islands) district)\\b");
    private static final Pattern MACAU_REGION = Pattern.compile("\\b(taipa|coloane|macau peninsula)\\b");

    private final RegionReading reading;
    private final RegionLibrary library;

    private EnglishRegion(RegionReading reading, RegionLibrary library) {
        this.reading = reading;
        this.library = library;
    }

    static void read(RegionReading reading, RegionLibrary library, String text) {
        new EnglishRegion(reading, library).read(text);
    }

    private void read(String text) {
        List<Mention> mentions = EnglishMentions.in(text);
        take(mentions, EnglishMentions.Level.PROVINCE, Level.PROVINCE);
        take(mentions, EnglishMentions.Level.UNSAID, Level.PROVINCE);
        take(mentions, EnglishMentions.Level.CITY, Level.CITY);
        take(mentions, EnglishMentions.Level.UNSAID, Level.CITY);
        String plain = EnglishMentions.plain(text);
        if (reading.city() == null) {
            looseCity(plain);
        }
        specialRegions(plain);
        mentions.forEach(this::district);
        Matcher zone = ZONE.matcher(plain);
        if (!reading.isDistrictWritten() && reading.city() != null && zone.find()
            && (!zone.group(2).equals("industrial park") || PinyinNames.of(zone.group(1)).contains(reading.city().name()))) {
            reading.takeZone("");
        }
    }

    /** The last one first: English writes the larger region behind the smaller one. */
    private void take(List<Mention> mentions, EnglishMentions.Level said, Level level) {
        for (int i = mentions.size() - 1; i >= 0; i--) {
            if (mentions.get(i).level() == said && (level == Level.PROVINCE ? reading.province() == null : reading.city() == null)) {
                candidates(mentions.get(i).name(), level).stream().filter(reading::fits).findFirst().ifPresent(reading::take);
            }
        }
    }

    /** A city in the middle of a text without commas. */
    private void looseCity(String plain) {
        Matcher word = WORD.matcher(plain);
        while (reading.city() == null && word.find()) {
            if (word.group().length() > 3 && !ROAD_FOLLOWS.matcher(plain.substring(word.end())).matches()) {
                candidates(word.group(), Level.CITY).stream().filter(reading::fits).findFirst().ifPresent(reading::take);
            }
        }
    }

    private void specialRegions(String plain) {
        boolean region = HONG_KONG_REGION.matcher(plain).find();
        if (reading.city() == null && (region || plain.contains("hong kong"))) {
            candidates("hongkong", Level.CITY).forEach(reading::take);
        }
        if (reading.city() != null && !reading.isDistrictWritten()
            && (region && reading.city().code().startsWith("81") || reading.city().code().startsWith("82") && MACAU_REGION.matcher(plain).find())) {
            reading.takeZone("");
        }
    }

    private void district(Mention mention) {
        if (reading.isDistrictWritten() || mention.level() == EnglishMentions.Level.PROVINCE) {
            return;
        }
        List<Region> districts = candidates(mention.name(), Level.DISTRICT);
        boolean said = mention.level() == EnglishMentions.Level.DISTRICT;
        if (reading.city() == null) {
            // Unsaid, only a county-level city is sure: the other names are also those of roads and compounds.
            List<RegionName> sure = districts.stream().filter(one -> said || reading.province() != null || one.name().endsWith("市"))
                .map(one -> new RegionName(one, Form.FULL)).toList();
            if (!sure.isEmpty() && reading.takeWithoutCity(sure) || !said) {
                return;
            }
            reading.takeZone("");
            return;
        }
        var own = districts.stream().filter(reading::fits).findFirst();
        if (own.isPresent()) {
            reading.take(own.get());
        } else if (said && districts.size() == 1 && reading.city().code().charAt(0) < '7') {
            reading.contradict(List.of(new RegionName(districts.get(0), Form.FULL)));
        } else if (said) {
            reading.takeZone("");
        }
    }

    private List<Region> candidates(String latin, Level level) {
        return PinyinNames.of(latin.toLowerCase(Locale.ROOT)).stream().flatMap(name -> library.named(name).stream())
            .filter(name -> name.form() == Form.FULL).map(RegionName::region).filter(region -> region.level() == level).distinct().toList();
    }
}
