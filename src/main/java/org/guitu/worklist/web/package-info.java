/** The one request that Tasklist opens with: all lists with their counts, and a page of one. Who sees what is decided in {@code worklist.engine}. */
package org.guitu.worklist.web;
