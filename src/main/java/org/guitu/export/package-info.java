/**
 * A person's file as PDF and JSON, and the routes to it. What belongs into the file and who gets it is decided below.
 */
package org.guitu.export;
