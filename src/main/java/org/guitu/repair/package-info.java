/** What has stopped by itself: faults of cases, and what two people may do about them. */
package org.guitu.repair;
