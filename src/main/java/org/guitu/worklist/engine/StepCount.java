package org.guitu.worklist.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.guitu.worklist.WorkList;

/**
 * How many tasks of one step each list holds.
 *
 * @param counts of each list but the one of approvals, which takes more than a task's row
 */
record StepCount(StepVersion step, Map<WorkList, Integer> counts) {

    static StepCount read(ResultSet row) throws SQLException {
        var counts = new EnumMap<WorkList, Integer>(WorkList.class);
        for (WorkList list : WorkList.values()) {
            if (list != WorkList.APPROVAL) {
                counts.put(list, row.getInt(list.code()));
            }
        }
        return new StepCount(new StepVersion(row.getString("proc_def_id_"), row.getString("task_def_key_")), counts);
    }
}
