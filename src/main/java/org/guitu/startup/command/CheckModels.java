package org.guitu.startup.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.guitu.engine.expression.Decisions;
import org.guitu.gate.DeployedFiles;
import org.guitu.gate.Gate;
import org.guitu.gate.file.GateWords;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.office.Directory;
import org.guitu.startup.settings.Installation;
import org.guitu.startup.settings.KeyCommand;
import org.guitu.upgrade.ModelPackage;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The command {@code --guitu.command=check-models FOLDER}, for whoever keeps models in a repository: holds the models of a folder against the gate, together
 * with those that come with the program, and ends with 0 when they would be taken, with 1 when not, with 2 when the folder cannot be read.
 *
 * <p>It needs no database. Against what an installation runs, with its cases, {@code POST /models/check} holds them.
 */
@Import({Decisions.class, Directory.class, ModelPackage.class})
@ComponentScan(
        basePackages = "org.guitu.gate",
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.guitu\\.gate\\.(engine|web)\\..*"))
public class CheckModels {

    private static final Set<String> ENDINGS = Set.of("bpmn", "dmn", "form");

    /** Whether these arguments, or the environment, ask for it instead of a node. */
    public static boolean isAskedFor(String... arguments) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        return KeyCommand.CHECK_MODELS.equals(Installation.of(environment).command());
    }

    /** Prints what it finds to the standard output, in Chinese, or in English with {@code --guitu.language=en}; returns the exit status. */
    public static int run(String... arguments) {
        var folders = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .map(Path::of)
                .toList();
        if (folders.size() != 1 || !Files.isDirectory(folders.get(0))) {
            System.out.println("Name the folder with the models: --guitu.command=check-models FOLDER");
            return 2;
        }
        try (var context = new SpringApplicationBuilder(CheckModels.class)
                .web(WebApplicationType.NONE)
                .properties("logging.level.root=warn")
                .run(arguments)) {
            boolean english = "en".equals(context.getEnvironment().getProperty("guitu.language"));
            var found = context.getBean(Gate.class)
                    .check(
                            read(folders.get(0)),
                            new DeployedFiles(
                                    context.getBean(ModelPackage.class).files()));
            return print(found, english ? Locale.ENGLISH : Locale.CHINESE, System.out);
        } catch (UncheckedIOException unreadable) {
            System.out.println(unreadable.getCause().getMessage());
            return 2;
        }
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    static int print(List<Problem> found, Locale language, PrintStream out) {
        boolean english = GateWords.isEnglish(language);
        for (Problem problem : found) {
            var severity = problem.isFault() ? (english ? "FAULT  " : "错误  ") : (english ? "WARNING" : "提示  ");
            out.printf("%s %s%n", severity, GateWords.say(problem, language));
        }
        boolean passes = found.stream().noneMatch(Problem::isFault);
        out.println(
                passes
                        ? (english ? "They would be taken." : "可以部署。")
                        : (english ? "They would not be taken." : "不能部署。"));
        return passes ? 0 : 1;
    }

    private static List<ModelFile> read(Path folder) {
        try (var paths = Files.walk(folder)) {
            var files = new ArrayList<ModelFile>();
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                var file = new ModelFile(folder.relativize(path).toString(), new byte[0]);
                if (ENDINGS.contains(file.ending())) {
                    files.add(new ModelFile(file.name(), Files.readAllBytes(path)));
                }
            }
            return files;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
