/**
 * The documents of a case: what is taken, how it is checked while it comes in, and how it is kept. Who may see one is decided above.
 */
package org.guitu.casefile.document;
