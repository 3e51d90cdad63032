/** Every state that a process can come to, tried one after the other: whether from each of them an end can be reached. */
package org.guitu.gate.state;
