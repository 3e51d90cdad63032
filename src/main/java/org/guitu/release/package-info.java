/**
 * Releases: files that administrators want deployed, who decided about them, and how they travel from one installation to another. What of it
 * faces the engine is {@code release.engine}, the page is {@code release.web}.
 */
package org.guitu.release;
