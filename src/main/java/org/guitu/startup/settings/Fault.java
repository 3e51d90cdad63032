package org.guitu.startup.settings;

/**
 * A setting that keeps Guitu from starting.
 *
 * @param setting the name of the environment variable
 * @param wrong what is wrong with it, as the rest of a sentence that begins with the name
 * @param remedy what to do about it, as a sentence
 */
public record Fault(String setting, String wrong, String remedy) {

    public static Fault missing(String setting, String remedy) {
        return new Fault(setting, "is missing.", remedy);
    }
}
