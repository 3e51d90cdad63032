package org.guitu.engine.audit;

import java.util.Map;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;

/** What the engine's operations, and what they are done to, are called in the audit trail. Rare ones keep the engine's name. */
final class OperationWords {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry(EntityTypes.USER, "账户"),
            Map.entry(EntityTypes.GROUP, "组"),
            Map.entry(EntityTypes.GROUP_MEMBERSHIP, "部门或角色"),
            Map.entry(EntityTypes.TENANT, "地区"),
            Map.entry(EntityTypes.TENANT_MEMBERSHIP, "所属地区"),
            Map.entry(EntityTypes.AUTHORIZATION, "权限"),
            Map.entry(EntityTypes.FILTER, "任务清单"),
            Map.entry(EntityTypes.PROCESS_INSTANCE, "流程"),
            Map.entry(UserOperationLogEntry.OPERATION_TYPE_CREATE, "新建"),
            Map.entry(UserOperationLogEntry.OPERATION_TYPE_UPDATE, "修改"),
            Map.entry(UserOperationLogEntry.OPERATION_TYPE_DELETE, "删除"),
            Map.entry(UserOperationLogEntry.OPERATION_TYPE_UNLOCK, "解锁"),
            Map.entry("assignee", "承办人"),
            Map.entry("candidate", "队列"),
            Map.entry("dueDate", "到期"),
            Map.entry("followUpDate", "预警"),
            Map.entry("priority", "优先级"),
            Map.entry("userId", "账户"),
            Map.entry("groupId", "组"),
            Map.entry("tenantId", "地区"),
            Map.entry("filterId", "清单"),
            Map.entry("permissions", "权限"),
            Map.entry("permissionBits", "权限位"),
            Map.entry("type", "类型"),
            Map.entry("resource", "资源"),
            Map.entry("resourceId", "资源编号"));

    private OperationWords() {}

    static String of(String name) {
        return WORDS.getOrDefault(name, name);
    }
}
