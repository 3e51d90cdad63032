package org.guitu.office;

/**
 * A person who works with Guitu: for a department, in a region, with a role.
 *
 * @param id the login name
 * @param displayName the name that others see, before the role
 * @param department a department's id
 * @param region a region's code
 */
public record Account(String id, String displayName, String department, String region, Role role) {}
