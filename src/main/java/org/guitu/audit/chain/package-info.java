/**
 * The chain that shows when an event or an entry of the dossier was changed, left out, moved or put in, and its ends outside the database. It knows the
 * rows and their keyed hashes, not what they are about, and changes or deletes none.
 */
package org.guitu.audit.chain;
