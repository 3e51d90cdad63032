package org.guitu.office;

import java.util.List;
import org.springframework.stereotype.Component;

/** Of which regions a list is: one policy for all lists. */
@Component
public class ChosenRegions {

    private final Directory directory;

    ChosenRegions(Directory directory) {
        this.directory = directory;
    }

    /** Those of a person's own that were chosen: a region stands for all below it, nothing for all. */
    public List<String> chosen(String region, List<String> own) {
        if (!directory.isRegion(region)) {
            return region.isBlank() ? own : List.of();
        }
        return directory.withinRegion(region).stream()
                .map(Region::code)
                .filter(own::contains)
                .toList();
    }

    /** Those that may be chosen. */
    public List<Region> of(List<String> own) {
        return directory.regions().stream()
                .filter(any -> own.contains(any.code()))
                .toList();
    }
}
