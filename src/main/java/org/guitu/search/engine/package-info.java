/** What somebody finds: only what the lists of tasks, of an office's cases and of a supervisor's regions show her or him as well. */
package org.guitu.search.engine;
