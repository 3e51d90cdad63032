package org.guitu.gate.file;

/**
 * A file of a deployment.
 *
 * @param name its name with folders, such as {@code processes/schooling.bpmn}
 * @param content its bytes
 */
public record ModelFile(String name, byte[] content) {

    /** The name without folders. */
    public String shortName() {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** The name without folders and ending: the id that the model in it carries. */
    public String key() {
        var shortName = shortName();
        return shortName.contains(".") ? shortName.substring(0, shortName.lastIndexOf('.')) : shortName;
    }

    /** What follows the last dot of the name. */
    public String ending() {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
