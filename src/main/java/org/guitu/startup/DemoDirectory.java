package org.guitu.startup;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guitu.engine.EngineProvisioned;
import org.guitu.office.China;
import org.guitu.office.Queue;
import org.guitu.provider.Providers;
import org.guitu.provider.engine.NewEntries;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whom the forms of the demo offer, in its two counties, all made up; once there is any entry, people keep the directory. */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "guitu.demo-directory", matchIfMissing = true)
class DemoDirectory {

    private final NewEntries entries;
    private final Providers providers;
    private final InstantSource clock;

    DemoDirectory(NewEntries entries, Providers providers, InstantSource clock) {
        this.entries = entries;
        this.providers = providers;
        this.clock = clock;
    }

    @EventListener(EngineProvisioned.class)
    @Order(1)
    void fill() {
        if (providers.in(DemoAccounts.COUNTIES).isEmpty()) {
            enter();
        }
    }

    void enter() {
        for (String county : DemoAccounts.COUNTIES) {
            register(county, "health", "hospital", "示例县医院", Map.of());
            register(county, "civil-affairs", "rescue-station", "示例救助管理站", Map.of("placesFree", 6));
            register(county, "civil-affairs", "shelter", "示例庇护所", Map.of("placesFree", 3));
            register(county, "justice", "legal-aid", "示例法律援助中心", Map.of());
            register(county, "justice", "lawyer", "示例律师", Map.of("entryScope", "刑事、妇女儿童"));
            register(county, "justice", "adviser", "示例村法律顾问", Map.of());
            register(county, "education", "school", "示例小学", Map.of());
            register(county, "foreign-affairs", "interpreter", "示例翻译", Map.of("entryScope", "越南语"));
        }
        checked("civil-affairs", "organisation", "示例社工服务中心");
        checked("womens-federation", "volunteer", "示例志愿者");
    }

    private String register(String county, String department, String kind, String name, Map<String, Object> more) {
        var answers = new HashMap<>(more);
        answers.put("region", county);
        answers.put("providerKind", kind);
        answers.put("entryName", name);
        answers.put("entryPhone", "0598-0000000");
        return entries.register(new Queue(department, county).id(), answers);
    }

    private void checked(String department, String kind, String name) {
        var county = DemoAccounts.COUNTIES.get(0);
        var today = LocalDate.ofInstant(clock.instant(), China.ZONE);
        Map<String, Object> proof = new HashMap<>(Map.of("backgroundCheckedOn", today.toString()));
        if (kind.equals("organisation")) {
            proof.put("contractUntil", today.plusYears(1).toString());
        } else {
            proof.put("trainedOn", today.toString());
        }
        entries.check(
                register(county, department, kind, name, proof),
                "supervisor-" + county,
                Map.of("checkProviderOutcome", "accepted", "checkedProofs", List.of("record", "training")));
    }
}
