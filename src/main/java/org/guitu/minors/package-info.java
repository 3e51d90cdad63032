/**
 * Who read what is held on somebody, and the yearly figures on minors that the Regulations on the Protection of Minors Online (article 37) want
 * of each county. Counted in the audit trail; it holds nothing of its own.
 */
package org.guitu.minors;
