package org.guitu.account.web;

import java.util.Collection;
import java.util.List;
import org.guitu.office.Directory;
import org.guitu.office.Region;

/**
 * The regions of a form: the province, and each city with its counties.
 *
 * @param open whether one of these is chosen, so that it is to be seen
 */
record RegionChoice(Region region, List<Region> below, boolean open) {

    static List<RegionChoice> of(Directory directory, Collection<String> chosen) {
        return directory.regions().stream()
                .filter(region -> !"county".equals(region.level()))
                .map(region -> {
                    var below = directory.regions().stream()
                            .filter(county -> "county".equals(county.level())
                                    && county.parent().equals(region.code()))
                            .toList();
                    boolean open = chosen.contains(region.code())
                            || below.stream().map(Region::code).anyMatch(chosen::contains);
                    return new RegionChoice(region, below, open);
                })
                .toList();
    }
}
