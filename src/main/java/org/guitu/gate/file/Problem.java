package org.guitu.gate.file;

/**
 * Why a deployment is refused.
 *
 * @param file the file's name
 * @param element the id of the element, or the key of the form's field; empty when it is the file itself
 * @param text what is wrong and how to mend it
 */
public record Problem(String file, String element, String text) {

    @Override
    public String toString() {
        return element.isEmpty() ? "%s: %s".formatted(file, text) : "%s, %s: %s".formatted(file, element, text);
    }
}
