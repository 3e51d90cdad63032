/**
 * What is true of the person of a case now: how old, of which sex, how sure that is. It follows from what was recorded last, whichever
 * process recorded it, and is never stored as an age.
 */
package org.guitu.person;
