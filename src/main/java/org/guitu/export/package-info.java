/**
 * A person's file, as it is handed over to that person. It is only what the file says: what belongs in it, who gets it and how it looks is
 * decided beside it.
 */
package org.guitu.export;
