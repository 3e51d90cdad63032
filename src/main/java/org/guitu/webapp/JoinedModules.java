package org.guitu.webapp;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * One script of a module and all modules that it imports by name, each made once, in the order in which they need each other. What a
 * module says of its own address stays true.
 */
final class JoinedModules {

    private static final Pattern IMPORT = Pattern.compile("(?m)^import \\{([^}]*)} from '([^']+)';\\R");
    private static final Pattern OTHER_IMPORT = Pattern.compile("(?m)^(?:import\\b|export [{*])");
    private static final Pattern EXPORT =
            Pattern.compile("(?m)^export (?=(?:async )?(?:function|class|const|let)\\*? (\\w+))");
    private static final Pattern OWN_ADDRESS = Pattern.compile("\\bimport\\.meta\\.url\\b");

    private final UnaryOperator<String> read;
    private final Map<String, String> made = new LinkedHashMap<>();
    private final Set<String> open = new HashSet<>();
    private final StringBuilder before = new StringBuilder();

    /** @param read gives the text of the file that has an address */
    private JoinedModules(UnaryOperator<String> read) {
        this.read = read;
    }

    /**
     * @param address that of the module, from the root of the site
     * @throws IllegalStateException when modules import each other in a circle, or in a way that is not known here
     */
    static String of(String address, UnaryOperator<String> read) {
        var joined = new JoinedModules(read);
        var text = joined.withoutImports(address);
        return joined.before + text;
    }

    private String withoutImports(String address) {
        if (!open.add(address)) {
            throw new IllegalStateException(address + " imports itself.");
        }
        var text = IMPORT.matcher(read.apply(address)).replaceAll(found -> "const {%s} = %s;\n"
                .formatted(
                        found.group(1).replace(" as ", ": "),
                        nameOf(URI.create(address).resolve(found.group(2)).getPath())
                                .replace("$", "\\$")));
        if (OTHER_IMPORT.matcher(text).find()) {
            throw new IllegalStateException(address + " imports in a way that cannot be joined.");
        }
        open.remove(address);
        return OWN_ADDRESS.matcher(text).replaceAll("new URL('" + address + "', import.meta.url).href");
    }

    /** What the module's exports are called in the joined script. */
    private String nameOf(String address) {
        var known = made.get(address);
        if (known != null) {
            return known;
        }
        var text = withoutImports(address);
        var name = "$" + made.size();
        made.put(address, name);
        List<String> exported = new ArrayList<>();
        var inner = EXPORT.matcher(text).replaceAll(found -> {
            exported.add(found.group(1));
            return "";
        });
        before.append(
                "const %s = (() => {\n%s\nreturn {%s};\n})();\n".formatted(name, inner, String.join(", ", exported)));
        return name;
    }
}
