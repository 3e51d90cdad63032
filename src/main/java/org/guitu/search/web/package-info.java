/** The search box and its page. What is looked for stands in no address. */
package org.guitu.search.web;
