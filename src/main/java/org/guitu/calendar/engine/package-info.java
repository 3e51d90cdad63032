/** What a new calendar of public holidays does to the tasks that are open. */
package org.guitu.calendar.engine;
