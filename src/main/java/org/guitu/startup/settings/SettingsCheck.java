package org.guitu.startup.settings;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/** Refuses to start with settings missing or wrong, before anything else is made. */
final class SettingsCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var faults = Settings.faults(event.getEnvironment());
        if (!faults.isEmpty()) {
            throw new HalfConfiguredException(faults);
        }
    }
}
