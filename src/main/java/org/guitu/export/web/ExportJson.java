package org.guitu.export.web;

import java.util.List;
import org.guitu.export.PersonFile;

/**
 * A person's file for another system: {@code docs/person-export.md} says what each key means. Keys are only ever added; when one
 * changes its meaning or goes, {@code version} is the next number.
 */
record ExportJson(
        String schema,
        int version,
        String caseNumber,
        PersonFile.Named region,
        String madeAt,
        List<Process> processes,
        List<Step> steps,
        List<File> files,
        List<Recipient> recipients,
        Withheld withheld) {

    record Process(
            PersonFile.Named process,
            PersonFile.Named region,
            String startedAt,
            String endedAt,
            PersonFile.Named outcome,
            List<PersonFile.Fact> facts) {}

    record Step(
            long number,
            PersonFile.Named form,
            int formVersion,
            PersonFile.Named process,
            PersonFile.Named department,
            PersonFile.Named region,
            String recordedAt,
            Long corrects,
            String reason,
            List<Answer> answers,
            int withheld) {}

    record Answer(String field, PersonFile.Named dataClass, String label, Object value, String text) {}

    record File(
            int number,
            String title,
            PersonFile.Named dataClass,
            String kind,
            long size,
            PersonFile.Named department,
            String addedAt,
            boolean withdrawn) {}

    record Recipient(PersonFile.Named department, String first, String last, int times) {}

    record Withheld(List<PersonFile.Named> classes, List<PersonFile.Named> steps, PersonFile.Named reason) {}

    static ExportJson of(PersonFile file) {
        return new ExportJson(
                "guitu-person-export",
                1,
                file.caseNumber(),
                file.region(),
                file.madeAt().toString(),
                file.progress().stream().map(ExportJson::process).toList(),
                file.steps().stream().map(ExportJson::step).toList(),
                file.files().stream()
                        .map(found -> new File(
                                found.number(),
                                found.title().orElse(null),
                                found.dataClass(),
                                found.kind(),
                                found.size(),
                                found.department(),
                                found.addedAt().toString(),
                                found.withdrawn()))
                        .toList(),
                file.recipients().stream()
                        .map(found -> new Recipient(
                                found.department(),
                                found.first().toString(),
                                found.last().toString(),
                                found.times()))
                        .toList(),
                new Withheld(
                        file.withheld().classes(),
                        file.withheld().steps(),
                        file.withheld().reason().orElse(null)));
    }

    private static Process process(PersonFile.Progress progress) {
        return new Process(
                progress.process(),
                progress.region(),
                progress.startedAt().toString(),
                progress.endedAt().map(Object::toString).orElse(null),
                progress.outcome().orElse(null),
                progress.facts());
    }

    private static Step step(PersonFile.Step step) {
        return new Step(
                step.number(),
                step.form(),
                step.formVersion(),
                step.process(),
                step.department(),
                step.region(),
                step.recordedAt().toString(),
                step.corrects().orElse(null),
                step.reason().orElse(null),
                step.answers().stream()
                        .map(answer -> new Answer(
                                answer.field(), answer.dataClass(), answer.label(), answer.value(), answer.text()))
                        .toList(),
                step.withheld());
    }
}
