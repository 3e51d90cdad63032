package org.guitu.account.batch;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.guitu.account.AccountDraft;
import org.guitu.account.Duties;
import org.guitu.account.batch.CsvLines.Line;
import org.guitu.office.Directory;
import org.guitu.office.Role;

/** Reads a file of accounts, and says of each line what it cannot be read as. Whether there may be such an account is for others to say. */
public final class AccountFile {

    /** Each is made with a slow hash, in one transaction. */
    public static final int MOST_ROWS = 100;

    private final Meanings roles = Meanings.roles();
    private final Meanings departments;
    private final Meanings regions;
    private final List<AccountRow> rows = new ArrayList<>();
    private final List<RowFault> faults = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private List<String> head = List.of();

    private AccountFile(Directory directory) {
        this.departments = Meanings.departments(directory);
        this.regions = Meanings.regions(directory);
    }

    public static AccountFile of(String text, Directory directory) {
        var file = new AccountFile(directory);
        file.read(text);
        return file;
    }

    /** Those that could be read. */
    public List<AccountRow> rows() {
        return List.copyOf(rows);
    }

    public List<RowFault> faults() {
        return List.copyOf(faults);
    }

    /** What a column is called in this file. */
    public String called(Column column) {
        return places.containsKey(column) ? head.get(places.get(column)) : column.zh();
    }

    private void read(String text) {
        int open = CsvLines.openQuote(text);
        var lines = CsvLines.of(text);
        if (open > 0) {
            faults.add(new RowFault(open, "", "", "这一行有一个引号没有结束。", "请补上引号，或去掉多余的引号。"));
            return;
        }
        if (lines.isEmpty()) {
            faults.add(new RowFault(0, "", "", "文件里没有内容。", "第一行写列名：用户名、姓名、角色、部门、地区、邮箱。"));
            return;
        }
        readHead(lines.get(0));
        var others = lines.subList(1, lines.size());
        if (faults.isEmpty() && others.isEmpty()) {
            faults.add(new RowFault(0, "", "", "只有列名，没有账户。", "从第二行起，每行写一个账户。"));
        }
        if (others.size() > MOST_ROWS) {
            faults.add(new RowFault(0, "", "" + others.size(), "行数太多，一份文件最多%d个账户。".formatted(MOST_ROWS), "请分成几份。"));
        }
        if (faults.isEmpty()) {
            others.forEach(this::readRow);
        }
    }

    private void readHead(Line line) {
        head = line.cells();
        for (int at = 0; at < head.size(); at++) {
            var name = head.get(at);
            if (name.isEmpty()) {
                continue;
            }
            var column = Column.find(name);
            if (column.isEmpty()) {
                faults.add(new RowFault(
                        line.number(),
                        name,
                        name,
                        "没有这样的列。",
                        Meanings.nearest(name, Column.allNames())
                                .map("是否为“%s”？"::formatted)
                                .orElse("请去掉这一列。")));
            } else if (places.putIfAbsent(column.get(), at) != null) {
                faults.add(new RowFault(line.number(), name, name, "这一列出现了两次。", "请只留一列。"));
            }
        }
        for (Column column : Column.values()) {
            if (column.isNeeded() && !places.containsKey(column)) {
                faults.add(
                        new RowFault(line.number(), column.zh(), "", "缺少这一列。", "请在第一行加上“%s”。".formatted(column.zh())));
            }
        }
    }

    private void readRow(Line line) {
        int before = faults.size();
        if (line.cells().size() > head.size()) {
            faults.add(new RowFault(
                    line.number(),
                    "",
                    line.cells().get(head.size()),
                    "这一行有%d格，第一行只有%d列。".formatted(line.cells().size(), head.size()),
                    "一格里有分隔符时，请给这一格加上引号。"));
        }
        var account = cell(line, Column.ACCOUNT);
        var first = seen.putIfAbsent(account.toLowerCase(Locale.ROOT), line.number());
        if (first != null) {
            faults.add(fault(line, Column.ACCOUNT, account, "与第%d行是同一个用户名（不分大小写）。".formatted(first), "请去掉一行，或换一个用户名。"));
        }
        var chosen = meant(line, Column.ROLES, roles);
        var offices = meant(line, Column.DEPARTMENTS, departments);
        var places = meant(line, Column.REGIONS, regions);
        if (faults.size() == before) {
            boolean none = offices.isEmpty() && !chosen.contains(Role.CASEWORKER.id());
            rows.add(new AccountRow(
                    line.number(),
                    account,
                    new AccountDraft(
                            cell(line, Column.NAME),
                            cell(line, Column.MAIL),
                            none ? List.of(Duties.NO_OFFICE) : offices,
                            chosen,
                            places)));
        }
    }

    private List<String> meant(Line line, Column column, Meanings meanings) {
        var ids = new ArrayList<String>();
        for (String name : Meanings.listed(cell(line, column))) {
            meanings.of(name)
                    .ifPresentOrElse(
                            ids::add,
                            () -> faults.add(
                                    fault(line, column, name, "没有这样的" + column.zh() + "。", meanings.remedy(name))));
        }
        return ids.stream().distinct().toList();
    }

    private RowFault fault(Line line, Column column, String value, String wrong, String remedy) {
        return new RowFault(line.number(), called(column), value, wrong, remedy);
    }

    private String cell(Line line, Column column) {
        int at = places.getOrDefault(column, Integer.MAX_VALUE);
        return at < line.cells().size() ? line.cells().get(at) : "";
    }
}
