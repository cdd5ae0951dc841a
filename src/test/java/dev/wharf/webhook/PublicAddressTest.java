package dev.wharf.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressTest {
    @ParameterizedTest
    @CsvSource({
        "0.255.255.255, false", "1.0.0.0, true", "9.255.255.255, true", "10.0.0.0, false", "10.255.255.255, false", "11.0.0.0, true", "100.63.255.255, true", "100.64.0.0, false",
        "100.127.255.255, false", "100.128.0.0, true", "126.255.255.255, true", "127.0.0.1, false", "127.255.255.255, false", "128.0.0.0, true", "169.253.255.255, true",
        "169.254.169.254, false", "169.255.0.0, true", "172.15.255.255, true", "172.16.0.0, false", "172.31.255.255, false", "172.32.0.0, true", "191.255.255.255, true",
        "192.0.0.1, false", "192.0.1.0, true", "192.0.2.1, false", "192.167.255.255, true", "192.168.0.0, false", "192.168.255.255, false", "192.169.0.0, true",
        "198.17.255.255, true", "198.18.0.0, false", "198.19.255.255, false", "198.20.0.0, true", "198.51.99.255, true", "198.51.100.1, false", "203.0.113.5, false", "203.0.114.0, true",
        "223.255.255.255, true", "224.0.0.1, false", "239.255.255.255, false", "240.0.0.0, false", "255.255.255.255, false", "0.0.0.0, false",
        "::, false", "::1, false", "::ffff:10.0.0.1, false", "::ffff:8.8.8.8, true", "64:ff9b::a00:1, false", "fe80::1, false", "fec0::1, false", "fc00::1, false", "fdff::1, false", "ff02::1, false",
        "1fff::1, false", "2001:1::1, false", "2001:200::1, true", "2001:db8::1, false", "2002:a00:1::, false", "2400:3200::1, true", "3fff:fff::1, false", "3fff:1000::1, true", "4000::1, false"})
    void tells_public_addresses_from_those_inside(String address, boolean expected) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isEqualTo(expected);
    }
}
