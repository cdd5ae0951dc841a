package dev.wharf.review.blacklist;

import dev.wharf.order.Fingerprint;
import dev.wharf.order.SalesOrder;
import java.util.regex.Pattern;

/** What of an order an entry is about. */
public enum Kind {
    PHONE {
        @Override
        String of(SalesOrder order) {
            return order.receiver().phone();
        }

        @Override
        String plain(String value) {
            var digits = super.plain(value);
            return MOBILE_ABROAD.matcher(digits).matches() ? digits.substring(digits.length() - MOBILE) : digits;
        }
    },
    ADDRESS {
        @Override
        String of(SalesOrder order) {
            return order.receiver().address();
        }
    },
    BUYER {
        @Override
        String of(SalesOrder order) {
            return order.buyer();
        }
    };

    private static final int MOBILE = 11;
    /** A mainland mobile number written with its country: the same number. */
    private static final Pattern MOBILE_ABROAD = Pattern.compile("(00)?861[3-9][0-9]{9}");

    abstract String of(SalesOrder order);

    /** The value without writing habits; empty if nothing is left. */
    String plain(String value) {
        return Fingerprint.plain(value);
    }
}
