/** Who may read a case now: whose tasks are open, and what {@code field-access.dmn} gives them of it. */
package org.guitu.minors.engine;
