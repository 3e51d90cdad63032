package org.guitu.sameperson;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.guitu.casefile.OtherCase;
import org.guitu.casefile.trait.Difference;
import org.guitu.casefile.trait.Trait;
import org.guitu.office.China;
import org.guitu.office.Directory;
import org.guitu.office.Region;
import org.springframework.stereotype.Component;

/** How somebody is told of another case: its region, the month in which it was opened, by what it was found. Never its number. */
@Component
public class CaseWords {

    private final Directory directory;

    CaseWords(Directory directory) {
        this.directory = directory;
    }

    /** For rules of forms: {@code region}, {@code regionName}, {@code openedIn}, {@code traits}, and all of that in {@code words}. */
    public List<Map<String, Object>> described(List<OtherCase> others) {
        return others.stream().map(this::described).toList();
    }

    private Map<String, Object> described(OtherCase other) {
        return Map.of(
                "region", other.region(),
                "regionName", nameOf(other.region()),
                "openedIn", month(other),
                "traits", traits(other),
                "words", of(other));
    }

    public String of(OtherCase other) {
        var differences =
                other.differences().stream().sorted().map(Difference::zh).collect(Collectors.joining("、"));
        return "%s，%s立案；相符：%s%s"
                .formatted(
                        nameOf(other.region()),
                        month(other),
                        traits(other),
                        differences.isEmpty() ? "" : "；不符：" + differences);
    }

    private static String month(OtherCase other) {
        var openedIn = other.openedAt().atZone(China.ZONE);
        return "%d年%d月".formatted(openedIn.getYear(), openedIn.getMonthValue());
    }

    private static String traits(OtherCase other) {
        return other.sharedTraits().stream().sorted().map(Trait::zh).collect(Collectors.joining("、"));
    }

    /** With the regions above it, as people look for an office. */
    public String nameOf(String code) {
        return directory.upFrom(code).stream().map(Region::name).reduce("", (below, above) -> above + below);
    }
}
