package org.guitu.startup.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.guitu.office.Directory;
import org.guitu.office.Role;
import org.guitu.oidc.OidcSettings;

/** What is missing or wrong about the login by an identity provider: none of its settings, or all that belong together. */
final class OidcCheck {

    private static final int LONGEST_RECHECK = 480;

    private final OidcSettings settings;
    private final boolean production;
    private final List<Fault> faults = new ArrayList<>();

    OidcCheck(OidcSettings settings, boolean production) {
        this.settings = settings;
        this.production = production;
    }

    List<Fault> faults() {
        if (!settings.clientSecret().isEmpty()) {
            fault(
                    OidcSettings.CLIENT_SECRET,
                    "is not used.",
                    "Take it out, and put the secret into the file of " + OidcSettings.CLIENT_SECRET_FILE + ".");
        }
        if (!settings.isOn()) {
            if (!settings.equals(OidcSettings.none())) {
                missing(
                        OidcSettings.ISSUER,
                        "Set it to the identity provider's address, or take the other settings of GUITU_OIDC out.");
            }
            return faults;
        }
        checkIssuer();
        if (settings.clientId().isEmpty()) {
            missing(OidcSettings.CLIENT_ID, "Set it to the name by which the identity provider knows Guitu.");
        }
        if (settings.clientSecretFile().isEmpty()) {
            missing(OidcSettings.CLIENT_SECRET_FILE, "Set it to a file that holds the secret of that client.");
        } else {
            SecretFile.fault(OidcSettings.CLIENT_SECRET_FILE, settings.clientSecretFile())
                    .ifPresent(faults::add);
        }
        if (!settings.scopes().contains("openid")) {
            fault(
                    OidcSettings.SCOPE,
                    "lacks openid.",
                    "Set it to openid and what else is needed: openid profile email");
        }
        if (settings.recheckMinutes() < 1 || settings.recheckMinutes() > LONGEST_RECHECK) {
            fault(
                    OidcSettings.RECHECK_MINUTES,
                    "is %d.".formatted(settings.recheckMinutes()),
                    "Set it to a number of minutes from 1 to %d.".formatted(LONGEST_RECHECK));
        }
        checkMapping();
        return faults;
    }

    private void checkIssuer() {
        try {
            var uri = URI.create(settings.issuer());
            boolean secure = "https".equals(uri.getScheme()) || !production && "http".equals(uri.getScheme());
            if (secure && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
                return;
            }
        } catch (IllegalArgumentException noAddress) {
            // Named below.
        }
        fault(
                OidcSettings.ISSUER,
                "is '%s'.".formatted(settings.issuer()),
                "Set it to the address that the identity provider calls itself: https://login.example/realms/office");
    }

    private void checkMapping() {
        for (String line : settings.unreadable()) {
            fault(
                    OidcSettings.MAPPING,
                    "has '%s'.".formatted(line),
                    "Write value=id, separated by semicolons or lines.");
        }
        var directory = Directory.packaged();
        settings.meanings().forEach((value, id) -> {
            boolean known = Stream.of(Role.values()).map(Role::id).anyMatch(id::equals)
                    || directory.isDepartment(id)
                    || directory.isRegion(id);
            if (!known) {
                fault(
                        OidcSettings.MAPPING,
                        "says that '%s' is '%s', which is no role, department or region.".formatted(value, id),
                        "Use an id of a role, a department or a region, such as caseworker, police or 350404.");
            }
        });
    }

    private void missing(String setting, String remedy) {
        faults.add(Fault.missing(setting, remedy));
    }

    private void fault(String setting, String wrong, String remedy) {
        faults.add(new Fault(setting, wrong, remedy));
    }
}
