package org.guitu.account.engine;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.guitu.office.Directory;
import org.guitu.office.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts of the installation, a page at a time: there may be thousands. */
@Component
public class AccountList {

    public static final int PAGE = 50;

    /**
     * What is looked for; an empty text for whatever it may be.
     *
     * @param text part of the login name or the name
     * @param group a department or a role
     * @param region its code
     * @param state {@code closed}, {@code one-time}, {@code waiting} or {@code no-factor}
     */
    public record Filter(String text, String group, String region, String state) {}

    /**
     * @param departments in words, as are roles and regions
     * @param state in words; empty for one in use
     * @param secondFactor whether there is one
     */
    public record Row(
            String account,
            String name,
            String roles,
            String departments,
            String regions,
            String state,
            boolean secondFactor,
            boolean waits) {}

    private final JdbcClient database;
    private final Directory directory;

    AccountList(JdbcClient database, Directory directory) {
        this.database = database;
        this.directory = directory;
    }

    /** By login name; one more than a page when there is another page. */
    public List<Row> find(Filter filter, int offset) {
        return database.sql(
                        """
                        select u.id_, coalesce(u.first_, '') as name, l.closed is not null as closed,
                            l.one_time_until is not null as one_time, l.enrolled_at is not null as factor,
                            exists (select 1 from guitu.account_request r
                                where r.account = u.id_ and r.decision is null) as waits,
                            coalesce((select string_agg(m.group_id_, ',' order by m.group_id_) from act_id_membership m
                                where m.user_id_ = u.id_), '') as groups,
                            coalesce((select string_agg(t.tenant_id_, ',' order by t.tenant_id_) from act_id_tenant_member t
                                where t.user_id_ = u.id_), '') as regions
                        from act_id_user u left join guitu.account_login l on l.account = u.id_
                        where (:text = '' or position(lower(:text) in lower(u.id_)) > 0
                                or position(lower(:text) in lower(coalesce(u.first_, ''))) > 0)
                            and (:group = '' or exists (select 1 from act_id_membership m
                                where m.user_id_ = u.id_ and m.group_id_ = :group))
                            and (:region = '' or exists (select 1 from act_id_tenant_member t
                                where t.user_id_ = u.id_ and t.tenant_id_ = :region))
                            and (:state = '' or :state = 'closed' and l.closed is not null
                                or :state = 'one-time' and l.one_time_until is not null
                                or :state = 'no-factor' and l.enrolled_at is null
                                or :state = 'waiting' and exists (select 1 from guitu.account_request r
                                    where r.account = u.id_ and r.decision is null))
                        order by u.id_ offset :offset limit :limit""")
                .param("text", filter.text())
                .param("group", filter.group())
                .param("region", filter.region())
                .param("state", filter.state())
                .param("offset", offset)
                .param("limit", PAGE + 1)
                .query((row, number) -> {
                    var groups = List.of(row.getString("groups").split(","));
                    return new Row(
                            row.getString("id_"),
                            row.getString("name"),
                            rolesOf(groups),
                            departmentsOf(groups),
                            regionsIn(List.of(row.getString("regions").split(","))),
                            row.getBoolean("closed") ? "已停用" : row.getBoolean("one_time") ? "待首次登录" : "",
                            row.getBoolean("factor"),
                            row.getBoolean("waits"));
                })
                .list();
    }

    /** How many tasks that account has claimed. */
    public long tasksOf(String account) {
        return database.sql("select count(*) from act_ru_task where assignee_ = ?")
                .param(account)
                .query(Long.class)
                .single();
    }

    public long count() {
        return database.sql("select count(*) from act_id_user")
                .query(Long.class)
                .single();
    }

    /** In words; empty for none. */
    public static String rolesOf(List<String> groups) {
        return Arrays.stream(Role.values())
                .filter(role -> groups.contains(role.id()))
                .map(Role::zh)
                .collect(Collectors.joining("、"));
    }

    /** In words. */
    public String departmentsOf(List<String> groups) {
        return groups.stream()
                .filter(directory::isDepartment)
                .map(group -> directory.department(group).zh())
                .collect(Collectors.joining("、"));
    }

    /** In words, the outermost only. */
    public String regionsIn(List<String> codes) {
        return directory.outermost(codes).stream()
                .map(code -> directory.fullName(directory.region(code)))
                .collect(Collectors.joining("、"));
    }
}
