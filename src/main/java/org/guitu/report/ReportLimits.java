package org.guitu.report;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guitu.limit.HourlyLimit;
import org.guitu.limit.Site;
import org.guitu.office.RecentlyUsed;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * How much the public page takes: from one address, from the addresses around it, and for one region, so that a flood of reports about one
 * county closes no other's page. Where somebody is in danger now a report always gets through; beyond the limits it has to be
 * confirmed after a while, and of one address one such report after another, which costs a person little and a program its flood.
 */
@Component
class ReportLimits {

    static final int REPORTS_PER_SITE = 10;
    static final int REPORTS_PER_RANGE = 40;
    static final int REPORTS_PER_REGION = 60;
    static final int QUESTIONS_PER_SITE = 30;
    static final int QUESTIONS_PER_RANGE = 120;

    /** After how long a report of danger may be confirmed, for each that waits at the same site. */
    static final Duration CONFIRMED_AFTER = Duration.ofSeconds(30);

    static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    static final int CONFIRMED_PER_SITE = 120;
    private static final int MOST_SITES = 20_000;

    private final InstantSource clock;
    private final HourlyLimit ofSites;
    private final HourlyLimit ofRanges;
    private final HourlyLimit ofRegions;
    private final HourlyLimit confirmedOfSites;
    private final HourlyLimit questionsOfSites;
    private final HourlyLimit questionsOfRanges;

    /** When the last report of danger that waits at a site may be confirmed. */
    private final Map<String, Instant> confirmed = new RecentlyUsed<>(MOST_SITES);

    ReportLimits(InstantSource clock) {
        this.clock = clock;
        this.ofSites = new HourlyLimit(clock, REPORTS_PER_SITE);
        this.ofRanges = new HourlyLimit(clock, REPORTS_PER_RANGE);
        this.ofRegions = new HourlyLimit(clock, REPORTS_PER_REGION);
        this.confirmedOfSites = new HourlyLimit(clock, CONFIRMED_PER_SITE);
        this.questionsOfSites = new HourlyLimit(clock, QUESTIONS_PER_SITE);
        this.questionsOfRanges = new HourlyLimit(clock, QUESTIONS_PER_RANGE);
    }

    /**
     * That a report was not taken.
     *
     * @param status 429 when too many came from there, 503 when too many came for that region
     * @param delay after which the next one is
     */
    record Refused(HttpStatus status, Duration delay) {

        long minutes() {
            return delay.toMinutes() + 1;
        }
    }

    /** Counts one more report; empty when it may be taken, otherwise it counts for nothing. */
    synchronized Optional<Refused> take(String address, String region) {
        var site = Site.of(address);
        var theirs = longer(ofSites.waitFor(site.name()), ofRanges.waitFor(site.range()));
        if (!theirs.isZero()) {
            return Optional.of(new Refused(HttpStatus.TOO_MANY_REQUESTS, theirs));
        }
        var ofRegion = ofRegions.waitFor(region);
        if (!ofRegion.isZero()) {
            return Optional.of(new Refused(HttpStatus.SERVICE_UNAVAILABLE, ofRegion));
        }
        ofSites.count(site.name());
        ofRanges.count(site.range());
        ofRegions.count(region);
        return Optional.empty();
    }

    /** Counts one more question about a report; empty when it may be answered. */
    synchronized Optional<Refused> ask(String address) {
        var site = Site.of(address);
        var wait = longer(questionsOfSites.waitFor(site.name()), questionsOfRanges.waitFor(site.range()));
        if (!wait.isZero()) {
            return Optional.of(new Refused(HttpStatus.TOO_MANY_REQUESTS, wait));
        }
        questionsOfSites.count(site.name());
        questionsOfRanges.count(site.range());
        return Optional.empty();
    }

    /** After how long a report of danger from there may be confirmed; the next one later. */
    synchronized Duration confirmedAfter(String address) {
        var now = clock.instant();
        var site = Site.of(address).name();
        var last = confirmed.getOrDefault(site, now);
        boolean counts = last.isAfter(now) && !last.isAfter(now.plus(LONGEST_WAIT));
        var next = (counts ? last : now).plus(CONFIRMED_AFTER);
        var latest = now.plus(LONGEST_WAIT);
        confirmed.put(site, next.isAfter(latest) ? latest : next);
        return Duration.between(now, confirmed.get(site));
    }

    /** Counts one more that was confirmed; how long to wait when there were too many, and then it counts for nothing. */
    synchronized Duration confirm(String address) {
        var site = Site.of(address).name();
        var wait = confirmedOfSites.waitFor(site);
        if (wait.isZero()) {
            confirmedOfSites.count(site);
        }
        return wait;
    }

    private static Duration longer(Duration one, Duration other) {
        return List.of(one, other).stream().max(Duration::compareTo).orElseThrow();
    }
}
