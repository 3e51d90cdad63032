package org.guitu.assign.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.List;
import org.guitu.assign.HeldTask;
import org.guitu.assign.Moved;
import org.guitu.assign.engine.LoadDesk;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.China;
import org.guitu.office.ChosenRegions;
import org.guitu.office.Directory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** On which a supervisor gives what somebody has claimed to somebody else. The security configuration lets nobody else in. */
@Controller
class AssignController {

    /** In place of an account, none of which may be called so: back to the queues. */
    static final String QUEUE = "-";

    /** No account has a longer name. */
    private static final int LONGEST = 64;

    private final LoadDesk desk;
    private final EngineLogin logins;
    private final ChosenRegions regions;
    private final Directory directory;
    private final InstantSource time;

    AssignController(
            LoadDesk desk, EngineLogin logins, ChosenRegions regions, Directory directory, InstantSource time) {
        this.desk = desk;
        this.logins = logins;
        this.regions = regions;
        this.directory = directory;
        this.time = time;
    }

    /** A task that somebody has claimed, in words. */
    record Row(String id, String name, String process, String number, String queue, String due, boolean late) {}

    @GetMapping("/assign")
    String show(
            @RequestParam(name = "person", defaultValue = "") String holder,
            @RequestParam(defaultValue = "") String region,
            Authentication person,
            Model model) {
        return page(holder.strip(), region, person, model);
    }

    /** {@code task}: the ids of those that were ticked. */
    @PostMapping("/assign")
    String move(
            @RequestParam(name = "person", defaultValue = "") String holder,
            @RequestParam(defaultValue = "") List<String> task,
            @RequestParam(defaultValue = "") String to,
            Authentication person,
            HttpServletResponse response,
            Model model) {
        if (task.isEmpty() || to.isBlank() || to.length() > LONGEST) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("wrong", task.isEmpty() ? "请至少勾选一项任务。" : "请选择交给谁，或选择退回队列。");
            model.addAttribute("to", to);
        } else {
            report(desk.move(person.getName(), holder, task, to.equals(QUEUE) ? null : to), to, model);
        }
        return page(holder, "", person, model);
    }

    private static void report(List<Moved> report, String to, Model model) {
        long done = report.stream().filter(Moved::done).count();
        var where = to.equals(QUEUE) ? "退回队列" : "交给“%s”".formatted(to);
        model.addAttribute("report", report);
        model.addAttribute(
                "said",
                done == report.size()
                        ? "%d 项任务已%s。".formatted(done, where)
                        : "%d 项任务已%s，%d 项没有动，原因见下。".formatted(done, where, report.size() - done));
        model.addAttribute("refused", done < report.size());
    }

    private String page(String typed, String region, Authentication person, Model model) {
        var holder = typed.length() > LONGEST ? "" : typed;
        var own = logins.regionsOf(person.getName());
        model.addAttribute("person", person.getName());
        model.addAttribute("most", LoadDesk.MOST);
        model.addAttribute("holder", holder);
        if (holder.isEmpty()) {
            model.addAttribute("region", region);
            model.addAttribute("regions", regions.of(own));
            model.addAttribute("loads", desk.loads(regions.chosen(region, own)));
        } else {
            var tasks = desk.tasksOf(person.getName(), holder);
            model.addAttribute("tasks", tasks.stream().map(this::row).toList());
            model.addAttribute("holderName", tasks.isEmpty() ? holder : desk.nameOf(holder));
            model.addAttribute("others", desk.others(person.getName(), holder, tasks));
        }
        return "assign";
    }

    private Row row(HeldTask task) {
        return new Row(
                task.id(),
                task.name(),
                task.process(),
                task.caseNumber(),
                directory.namesOf(task.queues()),
                task.due().map(China::words).orElse("已中止"),
                task.due().filter(time.instant()::isAfter).isPresent());
    }
}
