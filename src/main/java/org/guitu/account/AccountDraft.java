package org.guitu.account;

import java.util.List;

/**
 * An account as it is, or as it is to be.
 *
 * @param name what others see
 * @param mail may be empty
 * @param departments their ids
 * @param roles their ids
 * @param regions codes of the outermost ones; those below belong to them
 */
public record AccountDraft(
        String name, String mail, List<String> departments, List<String> roles, List<String> regions) {

    public AccountDraft {
        departments = departments.stream().sorted().toList();
        roles = roles.stream().sorted().toList();
        regions = regions.stream().sorted().toList();
    }
}
