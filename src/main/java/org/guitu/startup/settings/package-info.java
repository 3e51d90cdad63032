/**
 * What an installation sets from outside, and everything that is missing or wrong about it. It looks at settings and files only, never at the
 * network or the database.
 */
package org.guitu.startup.settings;
