/** What a person agreed to, and what each process rests on when it works with what is known of a person: consent or law. */
package org.guitu.consent;
