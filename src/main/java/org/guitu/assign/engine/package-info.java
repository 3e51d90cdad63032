/** Who could do a task, and moving claimed tasks to somebody else or back to their queues. */
package org.guitu.assign.engine;
