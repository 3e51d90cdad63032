/** What a new version of a model, table or form has that the one before it had not, in words. */
package org.guitu.gate.difference;
