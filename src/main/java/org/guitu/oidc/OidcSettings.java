package org.guitu.oidc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The identity provider by which people log in, besides passwords of Guitu's own; without an issuer there is none.
 *
 * @param issuer the provider's address, as it names itself
 * @param clientSecret not used: a secret is in a file
 * @param clientSecretFile the file with what Guitu proves itself with there
 * @param scope what Guitu asks for, separated by blanks
 * @param prefix what values begin with that are meant for Guitu; all others of the claims are passed over
 * @param mapping what values mean here, as {@code value=id}, separated by semicolons or lines
 * @param administrators whether the provider may say who is an administrator or auditor
 * @param recheckMinutes after how long an open session is held against the provider again
 */
@ConfigurationProperties("guitu.oidc")
public record OidcSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String clientSecretFile,
        @DefaultValue("openid profile email") String scope,
        @DefaultValue("") String prefix,
        @DefaultValue("") String mapping,
        @DefaultValue("false") boolean administrators,
        @DefaultValue("15") int recheckMinutes,
        @DefaultValue Claims claims,
        @DefaultValue SecondFactor secondFactor) {

    public static final String ISSUER = "GUITU_OIDC_ISSUER";
    public static final String CLIENT_ID = "GUITU_OIDC_CLIENT_ID";
    public static final String CLIENT_SECRET = "GUITU_OIDC_CLIENT_SECRET";
    public static final String CLIENT_SECRET_FILE = "GUITU_OIDC_CLIENT_SECRET_FILE";
    public static final String SCOPE = "GUITU_OIDC_SCOPE";
    public static final String MAPPING = "GUITU_OIDC_MAPPING";
    public static final String RECHECK_MINUTES = "GUITU_OIDC_RECHECK_MINUTES";

    public OidcSettings {
        issuer = issuer.strip();
        clientId = clientId.strip();
        clientSecretFile = clientSecretFile.strip();
        scope = scope.strip();
        prefix = prefix.strip();
        mapping = mapping.strip();
    }

    /** In which claims the provider says what; several may be the same, and a dot leads into one that has parts. */
    public record Claims(
            @DefaultValue("preferred_username") String account,
            @DefaultValue("name") String name,
            @DefaultValue("email") String mail,
            @DefaultValue("groups") String roles,
            @DefaultValue("groups") String departments,
            @DefaultValue("groups") String regions) {

        public Claims {
            account = account.strip();
            name = name.strip();
            mail = mail.strip();
            roles = roles.strip();
            departments = departments.strip();
            regions = regions.strip();
        }
    }

    /**
     * How the provider says that somebody has shown a second factor there; Guitu asks for its own when it does not.
     *
     * @param acr values of the claim {@code acr}, one of which is asked for
     * @param amr values of the claim {@code amr}
     */
    public record SecondFactor(@DefaultValue({}) List<String> acr, @DefaultValue({}) List<String> amr) {

        public SecondFactor {
            acr = listed(acr);
            amr = listed(amr);
        }

        private static List<String> listed(List<String> values) {
            return values.stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
        }

        boolean isShownBy(Map<String, Object> claims) {
            var methods = claims.get("amr") instanceof List<?> list ? list : List.of();
            return acr.contains(Objects.toString(claims.get("acr"), ""))
                    || methods.stream().map(Object::toString).anyMatch(amr::contains);
        }
    }

    /** As it is when nothing is set. */
    public static OidcSettings none() {
        return new Binder().bindOrCreate("guitu.oidc", OidcSettings.class);
    }

    /** Whether people log in by a provider. */
    public boolean isOn() {
        return !issuer.isEmpty();
    }

    public List<String> scopes() {
        return Stream.of(scope.split("\\s+")).filter(one -> !one.isEmpty()).toList();
    }

    /** What values mean here. Names of directories hold equals signs, so that the last one counts. */
    public Map<String, String> meanings() {
        var meanings = new LinkedHashMap<String, String>();
        lines().forEach(line -> {
            int at = line.lastIndexOf('=');
            if (at > 0) {
                meanings.put(
                        line.substring(0, at).strip(), line.substring(at + 1).strip());
            }
        });
        return meanings;
    }

    /** What of the mapping has no meaning. */
    public List<String> unreadable() {
        return lines().stream().filter(line -> line.lastIndexOf('=') < 1).toList();
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        for (String line : mapping.split("[;\r\n]+")) {
            if (!line.isBlank()) {
                lines.add(line.strip());
            }
        }
        return lines;
    }
}
