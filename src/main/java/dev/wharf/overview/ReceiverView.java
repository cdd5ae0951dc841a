package dev.wharf.overview;

/** To whom the parcel goes, as far as the viewer may know. @param hidden true if parts were taken out; then messages are empty */
record ReceiverView(String name, String phone, String province, String city, String district, String detail, String buyerMessage, String sellerMemo, boolean hidden) {

    /** Enough to recognise the order on the phone, too little to find the person. A one-line address is hidden whole: nobody knows where in it the name stands. */
    ReceiverView masked() {
        return new ReceiverView(name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + "**", maskedPhone(), province, city, district, "****", "", "", true);
    }

    private String maskedPhone() {
        return phone.length() < 8 ? "****" : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 2);
    }

    public String region() {
        return String.join(" ", java.util.stream.Stream.of(province, city, district).filter(part -> !part.isEmpty()).toList());
    }
}
