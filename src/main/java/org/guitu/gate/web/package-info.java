/** The route by which files are held against the gate without being deployed. */
package org.guitu.gate.web;
