/** The supervisors' pages on who may read and who read. */
package org.guitu.minors.web;
