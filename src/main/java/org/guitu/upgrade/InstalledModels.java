package org.guitu.upgrade;

import java.util.List;
import org.guitu.gate.file.ModelFile;

/** The models in force, whoever deployed them. */
public interface InstalledModels {

    /** Each in its newest version, under the short name that its id makes. */
    List<ModelFile> newest();

    /** The processes, in all the versions by which cases run at this moment. */
    List<ModelFile> running();

    /** What an earlier release deployed at its last start, all of it and over whatever was there. */
    List<ModelFile> ofEarlierRelease();
}
