package org.guitu.calendar;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/** Where the public holidays stand: in the packaged file, unless an installation names its own. */
@ConfigurationProperties("guitu")
record HolidaySettings(@DefaultValue("classpath:reference/public-holidays.csv") Resource publicHolidays) {}
