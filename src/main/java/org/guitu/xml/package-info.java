/** Reads the XML of models without looking up anything outside the file. Nothing else lives here. */
package org.guitu.xml;
