/**
 * What is done to everything kept as a whole: changing the keys, taking the person out of a closed case, migrations in Java. Of the daily
 * work only forms of earlier versions need it.
 */
package org.guitu.casefile.upkeep;
