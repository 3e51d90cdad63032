package org.guitu.minors.web;

import java.time.ZonedDateTime;
import org.guitu.minors.CaseReadings.Reader;
import org.guitu.office.China;
import org.guitu.office.Directory;

/** Somebody who has read a case, in words. */
record DidReadRow(
        String account,
        String department,
        int answers,
        int documents,
        int exports,
        int courses,
        int withheld,
        ZonedDateTime first,
        ZonedDateTime last) {

    static DidReadRow of(Reader found, Directory directory) {
        return new DidReadRow(
                found.account(),
                DepartmentNames.of(found.department(), directory),
                found.answers(),
                found.documents(),
                found.exports(),
                found.courses(),
                found.withheld(),
                China.time(found.first()),
                China.time(found.last()));
    }
}
