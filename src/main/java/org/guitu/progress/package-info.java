/**
 * Why a case waits, and the one sentence that says so. Where its tasks stand is told by others: nothing here asks the engine or the database.
 */
package org.guitu.progress;
