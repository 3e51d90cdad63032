/**
 * What somebody may do with a dossier outside of forms, on the occasion of a task: read, correct, add and withdraw documents. What is kept,
 * and how, is the case file's.
 */
package org.guitu.dossier.engine;
