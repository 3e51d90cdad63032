/**
 * What is kept about a case and the person: its number and file, the dossier's entries, by what a person is found, reports, corrections,
 * hand-overs. No forms, no tasks, no pages: who may read what is decided above.
 */
package org.guitu.casefile;
