/** Where Guitu starts. Everything else has a room of its own below. */
package org.guitu;
