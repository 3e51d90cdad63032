/**
 * What people are told, in a list and by mail. A notice names task, region and dates, and nothing of what is in a case; when one is due is
 * decided above.
 */
package org.guitu.notice;
