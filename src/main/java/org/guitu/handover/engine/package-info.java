/**
 * How a case, or a service of it, goes on in another region when that has accepted it. Whether it is accepted is decided in a form; nothing
 * else moves an instance.
 */
package org.guitu.handover.engine;
