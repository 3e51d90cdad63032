/**
 * What is done to everything kept as a whole: changing the keys, taking the person out of a closed case, migrations in Java. Nothing of
 * the daily work needs it.
 */
package org.guitu.casefile.upkeep;
