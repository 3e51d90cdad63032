/** What strangers and those who guess may cost: the size of a request, failed logins. */
package org.guitu.security.limit;
