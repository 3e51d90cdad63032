/** The routes by which forms in a browser save what is typed into them. */
package org.guitu.draft.web;
