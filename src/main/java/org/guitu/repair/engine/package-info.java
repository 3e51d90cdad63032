/** Finds what has stopped in the engine, keeps answers where the way on fails, and repairs: again, elsewhere, or with another fact. */
package org.guitu.repair.engine;
