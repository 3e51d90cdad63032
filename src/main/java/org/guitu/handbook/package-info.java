/**
 * The pages of the handbook, as they were written at build time. Nothing is worked out here.
 */
package org.guitu.handbook;
