/** The repair desk, and the figures of running cases that Cockpit shows administrators. */
package org.guitu.repair.web;
