/** Where the facts of processes come from, who asks for them, and what is known of them at each place of each way. */
package org.guitu.gate.source;
