package dev.wharf.order;

/** To whom a parcel goes. Either the region fields and detail are filled, or {@code line} holds a one-line address. Personal data. */
public record Receiver(String name, String phone, String province, String city, String district, String detail, String line) {
    /** The address without name and phone, for a label. A municipality is province and city in one and stands once. */
    public String address() {
        if (!line.isBlank()) return line;
        return (province.equals(city) ? city : province + city) + district + detail;
    }

    @Override
    public String toString() {
        return "Receiver[hidden]";
    }
}
