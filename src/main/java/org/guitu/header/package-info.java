/** What stands above a task about the person of its case, in words. Nothing here asks the engine or the database. */
package org.guitu.header;
