package dev.wharf.order;

/** To whom a parcel goes. Either the region fields and detail are filled, or {@code line} holds a one-line address. Personal data. */
public record Receiver(String name, String phone, String province, String city, String district, String detail, String line) {
    /** The address without name and phone, for a label. */
    public String address() {
        return line.isBlank() ? province + city + district + detail : line;
    }

    @Override
    public String toString() {
        return "Receiver[hidden]";
    }
}
