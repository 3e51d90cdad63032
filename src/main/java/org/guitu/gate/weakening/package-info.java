/** What a deployment would watch, ask or keep less closely than what is deployed. Nothing is refused for it; a second look is asked for. */
package org.guitu.gate.weakening;
