package org.guitu.startup.settings;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The proxies whose word is believed about where a request comes from: limits and the audit trail go by it.
 *
 * @param proxies addresses, or IPv4 networks of whole bytes such as {@code 10.0.0.0/24}
 */
@ConfigurationProperties("guitu")
public record ProxySettings(@DefaultValue({"127.0.0.1", "::1"}) List<String> proxies) {

    static final String PROXIES = "GUITU_PROXIES";

    private static final String BYTE = "\\.\\d{1,3}";
    private static final int BYTES = 4;
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(" + BYTE + "){3}(/(8|16|24))?");
    private static final Pattern ADDRESS_6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:]*");

    public ProxySettings {
        proxies = proxies.stream().map(String::strip).toList();
    }

    /** Those that are neither address nor network. */
    List<String> wrong() {
        return proxies.stream()
                .filter(proxy -> !ADDRESS.matcher(proxy).matches()
                        && !ADDRESS_6.matcher(proxy).matches())
                .toList();
    }

    /** Matches the address of each of them, as the server writes it. */
    public String pattern() {
        return proxies.stream().map(ProxySettings::pattern).collect(Collectors.joining("|"));
    }

    private static String pattern(String proxy) {
        if (proxy.contains(":")) {
            return Pattern.quote(full(proxy));
        }
        var parts = proxy.split("/");
        int fixed = parts.length == 1 ? BYTES : Integer.parseInt(parts[1]) / 8;
        var bytes = parts[0].split("\\.");
        return Pattern.quote(String.join(".", Arrays.copyOf(bytes, fixed))) + BYTE.repeat(BYTES - fixed);
    }

    /** {@code ::1} is {@code 0:0:0:0:0:0:0:1}. */
    private static String full(String address) {
        try {
            return java.net.InetAddress.getByName(address).getHostAddress();
        } catch (java.net.UnknownHostException noAddress) {
            return address;
        }
    }
}
