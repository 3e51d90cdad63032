/**
 * Who did and read what, and the pages that show it. Every package above may write an
 * event; nothing here knows what the events are about, and nothing changes or deletes one.
 */
package org.guitu.audit;
