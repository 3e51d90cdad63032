package org.guitu.form;

/** The lists of options that differ from region to region, such as the hospitals of a county. */
@FunctionalInterface
public interface RegionalLists {

    /** What may be chosen where the region handles something. */
    OptionLists of(String region);
}
