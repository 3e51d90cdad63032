package org.guitu.office;

/**
 * An administrative region of Fujian.
 *
 * @param code the six digits of GB/T 2260, such as {@code 350404}
 * @param name the Chinese name
 * @param level {@code province}, {@code city} or {@code county}
 * @param parent the code of the region above; empty for the province
 */
public record Region(String code, String name, String level, String parent) {}
