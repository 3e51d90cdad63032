/** How much of something one address, and all of them, may have: limits that cost little memory however many addresses there are. */
package org.guitu.limit;
