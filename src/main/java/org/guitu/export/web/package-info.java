/**
 * A person's file as PDF and JSON, and the routes to it. What belongs in the file is decided below.
 */
package org.guitu.export.web;
