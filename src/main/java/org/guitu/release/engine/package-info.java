/** What of a release faces the engine: its verdict, what it changes, a trial of it, deploying it and taking it back. */
package org.guitu.release.engine;
