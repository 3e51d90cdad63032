/**
 * Accounts, groups and regions in the engine's identity tables, and logging in with them. What an account may do is decided elsewhere.
 */
package org.guitu.engine.identity;
