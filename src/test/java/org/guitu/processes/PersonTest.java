package org.guitu.processes;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.DossierEntry;
import org.guitu.engine.person.LivePerson;
import org.guitu.office.China;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of a person's age share: cases that police open by form, and what is learnt of the person later. */
abstract class PersonTest extends ProcessTest {

    @Autowired
    LivePerson persons;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private InstantSource clock;

    ProcessInstance rescued(String... answers) {
        return startByForm(
                "police-" + COUNTY,
                "rescue-case",
                and(new String[] {"region=" + COUNTY, "sex=female", "identityState=partly"}, answers));
    }

    ProcessInstance rescuedBornOn(LocalDate day) {
        return rescued("ageKnown=birth-date", "birthDate=" + day);
    }

    /** As a form of some process of the case would. */
    void learn(ProcessInstance rescue, Map<String, Object> answers) {
        var number = new CaseNumber(caseNumberOf(rescue));
        var personal = new HashMap<String, DossierEntry.Answer>();
        answers.forEach((key, value) -> {
            if (List.of("birthDate", "estimatedAge", "idNumber").contains(key)) {
                personal.put(key, new DossierEntry.Answer("identity", value));
            }
        });
        var entry = new DossierEntry(
                number,
                "rescue-case",
                rescue.getId(),
                null,
                "register-person",
                1,
                "police-" + COUNTY,
                "police",
                COUNTY,
                clock.instant(),
                personal);
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> {
                    persons.learn(number, answers, () -> dossier.add(entry));
                    return null;
                });
    }

    Map<String, Object> known(ProcessInstance rescue) {
        return persons.of(caseNumberOf(rescue));
    }

    void moveToDay(LocalDate day) {
        moveTo(day.atStartOfDay(China.ZONE).plusHours(9).toInstant());
    }
}
