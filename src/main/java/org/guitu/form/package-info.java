/**
 * What a form asks, how it reaches the browser, and whether it is answered. It knows neither cases nor accounts, and stores nothing.
 */
package org.guitu.form;
