/**
 * What a keyed hash of an entry or a document of the dossier covers, and how its parts are laid out. It knows rows, not what they mean; nothing here reads or writes
 * a table.
 */
package org.guitu.casefile.seal;
