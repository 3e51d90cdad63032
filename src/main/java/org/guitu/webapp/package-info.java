/** What Guitu mends in the files of Camunda's web applications before a browser gets them, and what its scripts there need. It knows nothing of the rest. */
package org.guitu.webapp;
