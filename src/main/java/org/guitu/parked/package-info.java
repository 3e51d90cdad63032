/**
 * Cases in which nobody has anything to do: what is known of one, how urgent it is. Found, told, watched and woken next door.
 */
package org.guitu.parked;
