/** What becomes of a request for an account that a second administrator confirms, and the list of accounts. */
package org.guitu.account.engine;
