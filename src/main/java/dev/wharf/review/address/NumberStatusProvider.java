package dev.wharf.review.address;

/**
 * A service that knows whether a phone number is in service (空号检测). None is wired by default: such services cost money per number and
 * get personal data. Called outside of transactions, on threads of its own and with a time limit; it may be interrupted.
 */
public interface NumberStatusProvider {
    enum Status { IN_SERVICE, NOT_IN_SERVICE, UNKNOWN }

    /** @param phone the field as the channel sent it, which passed the phone rule; it may hold an extension or two numbers */
    Status statusOf(String phone);
}
