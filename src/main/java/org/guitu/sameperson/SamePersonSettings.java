package org.guitu.sameperson;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one account is told of possible cases within an hour. Whoever registers people of one raid needs a few; whoever needs more
 * than twenty is trying out names.
 */
@ConfigurationProperties("guitu.same-person")
record SamePersonSettings(@DefaultValue("20") int toldPerHour) {}
