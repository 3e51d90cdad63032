/**
 * The nightly end of what is kept, and the warning before it. How long is in {@code retention.dmn}; what is deleted, and how, is the case
 * file's.
 */
package org.guitu.retention;
