/**
 * Who may read which case in an emergency, and until when. Who may ask for it, and what is shown, is decided in
 * {@code emergency.engine}.
 */
package org.guitu.emergency;
