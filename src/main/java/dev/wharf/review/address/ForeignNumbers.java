package dev.wharf.review.address;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.regex.Pattern;

/**
 * Judges numbers of other countries by the numbering plans in libphonenumber. The library is touched only when such a number comes,
 * because few do; and the review also runs on a class path without it, where only the shape of the number is checked.
 */
final class ForeignNumbers {
    /** Not the mainland, Hong Kong, Macau and Taiwan: those have rules of their own. */
    private static final Pattern FOREIGN = Pattern.compile("(\\+|00)(?!86|85[23]|886|0)([1-9][0-9().-]{5,24})(?:-?(?:ext\\.?|x|转)\\d{1,6})?");
    /** A country code and a number have 8 to 15 digits together. Source: ITU-T E.164; below 8 no country assigns numbers. */
    private static final Pattern E164 = Pattern.compile("\\d{8,15}");
    private static final String LIBRARY = "com/google/i18n/phonenumbers/PhoneNumberUtil.class";
    private static final boolean LIBRARY_PRESENT = ForeignNumbers.class.getClassLoader().getResource(LIBRARY) != null;

    private ForeignNumbers() { }

    /** @param number without spaces */
    static boolean isGood(String number) {
        var foreign = FOREIGN.matcher(number);
        if (!foreign.matches()) {
            return false;
        }
        String digits = foreign.group(2).replaceAll("\\D", "");
        return E164.matcher(digits).matches() && (!LIBRARY_PRESENT || Library.isValid("+" + digits));
    }

    /** Loaded with the first foreign number. */
    private static final class Library {
        private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

        private static boolean isValid(String number) {
            try {
                return UTIL.isValidNumber(UTIL.parse(number, null));
            } catch (NumberParseException noSuchCountryOrLength) {
                return false;
            }
        }
    }
}
