/** The lists that everybody finds in Tasklist, by name. Nothing here knows of the engine. */
package org.guitu.worklist;
