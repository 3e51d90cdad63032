package org.guitu.provider.engine;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.guitu.catalogue.ProviderKind;
import org.guitu.engine.identity.Supervisors;
import org.guitu.notice.Notice;
import org.guitu.notice.NoticeKind;
import org.guitu.notice.NoticeStore;
import org.guitu.office.China;
import org.guitu.office.Directory;
import org.guitu.office.Region;
import org.guitu.provider.Providers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells supervisors of the counties that have no designated hospital, which each must have by clause 2.3.1.6: once, and again in each
 * month in which it is still so. Whoever supervises several gets one notice for all.
 */
@Component
class HospitalGaps {

    private final Providers providers;
    private final Directory directory;
    private final Supervisors supervisors;
    private final NoticeStore notices;
    private final JdbcClient database;
    private final InstantSource clock;

    HospitalGaps(
            Providers providers,
            Directory directory,
            Supervisors supervisors,
            NoticeStore notices,
            JdbcClient database,
            InstantSource clock) {
        this.providers = providers;
        this.directory = directory;
        this.supervisors = supervisors;
        this.notices = notices;
        this.database = database;
        this.clock = clock;
    }

    @Transactional
    void tell() {
        var now = clock.instant();
        var with = providers.regionsWith(ProviderKind.HOSPITAL);
        var told = new TreeMap<String, TreeSet<String>>();
        directory.regions().stream()
                .filter(region -> region.level().equals("county") && !with.contains(region.code()))
                .map(Region::code)
                .filter(county -> isNews(county, now))
                .forEach(county -> supervisors.of(county).forEach(account -> told.computeIfAbsent(
                                account, any -> new TreeSet<>())
                        .add(county)));
        told.forEach((account, counties) -> notices.write(Notice.of(
                account,
                NoticeKind.HOSPITAL_MISSING,
                null,
                null,
                "没有定点医院的县（市、区）：%d 个".formatted(counties.size()),
                around(List.copyOf(counties)),
                null,
                now)));
    }

    private boolean isNews(String county, Instant now) {
        return database.sql(
                                "insert into guitu.directory_gap_told (region, month, at) values (?, ?, ?) on conflict do nothing")
                        .param(county)
                        .param(YearMonth.from(China.time(now)).toString())
                        .param(Timestamp.from(now))
                        .update()
                == 1;
    }

    /** The smallest region that they are all in. */
    private String around(List<String> counties) {
        var region = counties.get(0);
        while (!within(region).containsAll(counties)) {
            region = directory.region(region).parent();
        }
        return region;
    }

    private List<String> within(String region) {
        return directory.withinRegion(region).stream().map(Region::code).toList();
    }
}
