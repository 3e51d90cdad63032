/**
 * The public page for whoever noticed something, and what becomes of it until the police have it. Open to everybody, so nothing of a case is
 * read here but the answer that a receipt opens.
 */
package org.guitu.report;
