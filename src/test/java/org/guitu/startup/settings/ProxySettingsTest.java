package org.guitu.startup.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProxySettingsTest {

    private static boolean believes(String address, String... proxies) {
        return address.matches(new ProxySettings(List.of(proxies)).pattern());
    }

    @Test
    void onlyTheProxiesThatAreNamedAreBelieved() {
        assertThat(believes("127.0.0.1", "127.0.0.1", "::1")).isTrue();
        assertThat(believes("0:0:0:0:0:0:0:1", "127.0.0.1", "::1")).isTrue();
        assertThat(believes("127.0.0.10", "127.0.0.1")).isFalse();
        assertThat(believes("127.0x0.1", "127.0.0.1")).isFalse();
        assertThat(believes("172.30.77.11", "172.30.77.10")).isFalse();
    }

    @Test
    void aNetworkIsAllItsAddresses() {
        assertThat(believes("10.0.0.255", "10.0.0.0/24")).isTrue();
        assertThat(believes("10.0.1.255", "10.0.0.0/24")).isFalse();
        assertThat(believes("10.0.1.255", "10.0.0.0/16")).isTrue();
        assertThat(believes("10.9.9.9", "10.0.0.0/8")).isTrue();
        assertThat(believes("110.9.9.9", "10.0.0.0/8")).isFalse();
    }

    @Test
    void whatIsNoAddressIsWrong() {
        assertThat(new ProxySettings(List.of("proxy", "10.0.0.0/23", "", "10.0.0.5", "2001:db8::1", ".*")).wrong())
                .containsExactly("proxy", "10.0.0.0/23", "", ".*");
    }
}
