package dev.wharf.question;

import java.time.Instant;
import java.util.List;

/**
 * What the page of a question shows: no more than the buyer needs to answer it.
 *
 * @param kind     what it is about
 * @param note     what customer service adds; may be empty
 * @param receiver for questions about the address; null for others
 * @param form     see {@link QuestionToken#form}
 */
record AnswerView(String kind, String orderNo, String shop, String note, List<Goods> goods, To receiver, Instant until, String form) {

    /** @param name as in the shop; the SKU if there is none */
    record Goods(String name, String variant, int quantity) { }

    /**
     * Where it is to go now.
     *
     * @param name     and phone hidden but for what the buyer knows them by
     * @param problems why it cannot be delivered so, by the codes of address review
     */
    record To(String name, String phone, String address, String province, String city, String district, String detail, List<String> problems) {
        @Override
        public String toString() {
            return "To[hidden]";
        }
    }

    public boolean aboutAddress() {
        return receiver != null;
    }
}
