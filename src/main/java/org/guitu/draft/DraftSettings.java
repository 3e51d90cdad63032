package org.guitu.draft;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long drafts are kept.
 *
 * @param days after so many days without a change a draft goes
 */
@ConfigurationProperties("guitu.drafts")
record DraftSettings(@DefaultValue("30") int days) {

    DraftSettings {
        if (days < 1) {
            throw new IllegalArgumentException("guitu.drafts.days must be at least 1, and is " + days + ".");
        }
    }
}
