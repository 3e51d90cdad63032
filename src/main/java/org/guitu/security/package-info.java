/**
 * Who comes in, which pages and routes each account may open, and how a route says no. What somebody may do to a task or read in a case is
 * not decided here.
 */
package org.guitu.security;
