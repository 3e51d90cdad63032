/** Pages for supervisors: how far the cases of their regions are, and reading one of them in an emergency. */
package org.guitu.supervision;
