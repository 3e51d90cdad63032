package org.guitu.supervision;

import java.util.List;
import org.guitu.office.Directory;
import org.guitu.office.Region;
import org.springframework.stereotype.Component;

/** Of which regions a list of cases is: one policy for all lists. */
@Component
class ChosenRegions {

    private final Directory directory;

    ChosenRegions(Directory directory) {
        this.directory = directory;
    }

    /** Those of a person's own that were chosen: a region stands for all below it, nothing for all. */
    List<String> chosen(String region, List<String> own) {
        if (!directory.isRegion(region)) {
            return region.isBlank() ? own : List.of();
        }
        return directory.withinRegion(region).stream()
                .map(Region::code)
                .filter(own::contains)
                .toList();
    }

    /** Those that may be chosen. */
    List<Region> of(List<String> own) {
        return directory.regions().stream()
                .filter(any -> own.contains(any.code()))
                .toList();
    }
}
