/**
 * Beginning, using and ending an emergency reading: the listener of its process, and the scope by which a supervisor reads a dossier. No
 * page stands here, and no right outlives the reading.
 */
package org.guitu.emergency.engine;
