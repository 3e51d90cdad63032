/** What the lists in Tasklist hold for whom: all counts, and a page of one. One policy says who sees a task, here and everywhere. */
package org.guitu.worklist.engine;
