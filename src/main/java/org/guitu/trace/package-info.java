/** By what name a request is found in the log. */
package org.guitu.trace;
