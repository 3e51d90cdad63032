package org.guitu.startup.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * What an installation sets about Guitu itself, without surrounding blanks; empty for what is not set. Once a node starts, nothing is
 * missing or wrong about it: {@link Settings} has looked.
 *
 * @param command what to do instead of starting a node; null for a node
 * @param dataFolder where the demo keeps its data
 * @param durable whether the demo's data outlive a failure of the machine; false for data that nobody would miss
 * @param keysetFile the file with the keys
 * @param publicUrl the address that people type
 */
@ConfigurationProperties("guitu")
public record Installation(
        String command,
        @DefaultValue("") String dataFolder,
        @DefaultValue("true") boolean durable,
        @DefaultValue("") String keysetFile,
        @DefaultValue("") String publicUrl,
        @DefaultValue Database database,
        @DefaultValue Mail mail) {

    static final String KEYSET_FILE = "GUITU_KEYSET_FILE";
    static final String PUBLIC_URL = "GUITU_PUBLIC_URL";

    public Installation {
        dataFolder = dataFolder.strip();
        keysetFile = keysetFile.strip();
        publicUrl = publicUrl.strip();
    }

    /** As that environment has it, for what comes before there are beans. */
    public static Installation of(Environment environment) {
        return Binder.get(environment).bindOrCreate("guitu", Installation.class);
    }

    /** What Guitu needs about its database beside {@link DatabaseServer}. */
    public record Database(@DefaultValue("") String passwordFile) {

        public static final String PASSWORD_FILE = "GUITU_DATABASE_PASSWORD_FILE";

        public Database {
            passwordFile = passwordFile.strip();
        }
    }

    /**
     * What Guitu needs about mail beside {@link MailServer}.
     *
     * @param from the address that notices come from
     */
    public record Mail(@DefaultValue("") String from, @DefaultValue("") String passwordFile) {

        static final String FROM = "GUITU_MAIL_FROM";
        static final String PASSWORD_FILE = "GUITU_MAIL_PASSWORD_FILE";

        public Mail {
            from = from.strip();
            passwordFile = passwordFile.strip();
        }
    }
}
