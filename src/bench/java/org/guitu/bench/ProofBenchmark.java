package org.guitu.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.invariant.InvariantRule;
import org.guitu.gate.proof.ProofRule;
import org.guitu.gate.proof.Proofs;
import org.guitu.gate.whole.Whole;
import org.guitu.office.Directory;

/**
 * Measures what a deployment waits for while it is proved that cases can end and that the rules hold: all packaged processes in a program
 * that has just started, and then one of them changed.
 */
final class ProofBenchmark {

    private static final String CHANGED = "rescue-case.bpmn";

    private final Proofs proofs = new Proofs(Directory.packaged());
    private final ProofRule ends = new ProofRule(proofs);
    private final InvariantRule rules = new InvariantRule(proofs);

    private ProofBenchmark() {}

    /** @param result where the numbers go */
    static void run(Path result) throws IOException {
        var packaged = packaged();
        var benchmark = new ProofBenchmark();
        double all = benchmark.seconds(new Whole(packaged, List.of(), List.of()));
        var changed = packaged.stream()
                .filter(file -> file.shortName().equals(CHANGED))
                .map(ProofBenchmark::withAnotherName)
                .toList();
        double one = benchmark.seconds(new Whole(changed, packaged, List.of()));
        var text =
                "| all packaged models, cold | %s changed | most memory |%n|---|---|---|%n| %.1f s | %.1f s | %d MB |%n"
                        .formatted(CHANGED, all, one, mostMemory());
        Files.createDirectories(result.getParent());
        Files.writeString(result, text);
        System.out.print(text);
    }

    private double seconds(Whole whole) {
        long begun = System.nanoTime();
        int found = ends.check(whole).size() + rules.check(whole).size();
        if (found > 0) {
            throw new IllegalStateException("%d faults in packaged models.".formatted(found));
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Its steps are called otherwise, so that nothing that is known of it counts. */
    private static ModelFile withAnotherName(ModelFile file) {
        var text = new String(file.content(), StandardCharsets.UTF_8)
                .replaceAll("(<bpmn:\\w+(?:Task|Gateway|Event) id=\"[^\"]+\" name=\")", "$1新");
        return new ModelFile(file.name(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** What was used of the heap at most, garbage and all, and beside it. */
    private static long mostMemory() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }

    private static List<ModelFile> packaged() throws IOException {
        var found = new ArrayList<ModelFile>();
        for (String folder : List.of("processes", "forms")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.sorted().toList()) {
                    found.add(new ModelFile(file.toString(), Files.readAllBytes(file)));
                }
            }
        }
        return found;
    }
}
