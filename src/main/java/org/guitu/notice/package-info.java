/**
 * What people are told, by mail and in a list, whose page is here. A notice names task, region and dates, and nothing of what is in a case; when one is due is
 * decided above.
 */
package org.guitu.notice;
