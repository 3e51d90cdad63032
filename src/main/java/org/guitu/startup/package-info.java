/**
 * What there is before and around the application: demo and production, the database, first accounts, commands of the operator, the words at
 * the end of a start. Nothing but the main class imports it.
 */
package org.guitu.startup;
