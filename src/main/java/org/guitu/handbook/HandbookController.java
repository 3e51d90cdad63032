package org.guitu.handbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.guitu.office.Directory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * The handbook, the list of clauses and the rules, as they came with the program, for everybody who is logged in. They hold nothing of any case.
 */
@Controller
class HandbookController {

    private static final Pattern PAGE = Pattern.compile("/([a-z]+/)*[A-Za-z][A-Za-z.-]*\\.md");
    private static final Pattern DIAGRAM = Pattern.compile("[a-z-]+\\.svg");
    private static final Pattern PICTURE = Pattern.compile("[a-z-]+\\.png");

    private final Directory directory;
    private final Parser parser =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .attributeProviderFactory(context -> new TableCards())
            .build();

    HandbookController(Directory directory) {
        this.directory = directory;
    }

    /** One's own department's chapter, or the contents. */
    @GetMapping("/handbook/chapter")
    String ownChapter(Authentication person) {
        var chapter = person.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(directory::isDepartment)
                .filter(department ->
                        packaged("/handbook/zh/" + department + ".md").exists())
                .findFirst()
                .orElse("README");
        return "redirect:/docs/handbook/zh/" + chapter + ".md";
    }

    @GetMapping("/docs/{*path}")
    String page(@PathVariable String path, Authentication person, Model model) throws IOException {
        if (!PAGE.matcher(path).matches() || !packaged(path).exists()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var document = parser.parse(packaged(path).getContentAsString(StandardCharsets.UTF_8));
        model.addAttribute("title", title(document));
        model.addAttribute("content", renderer.render(document));
        model.addAttribute("person", person.getName());
        return "document";
    }

    @GetMapping("/docs/handbook/pictures/{name}")
    ResponseEntity<Resource> diagram(@PathVariable String name) {
        return picture("/handbook/pictures/", name, DIAGRAM, MediaType.valueOf("image/svg+xml"));
    }

    @GetMapping("/docs/pictures/{name}")
    ResponseEntity<Resource> picture(@PathVariable String name) {
        return picture("/pictures/", name, PICTURE, MediaType.IMAGE_PNG);
    }

    private static ResponseEntity<Resource> picture(String folder, String name, Pattern known, MediaType type) {
        var picture = packaged(folder + name);
        if (!known.matcher(name).matches() || !picture.exists()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok().contentType(type).body(picture);
    }

    private static Resource packaged(String path) {
        return new ClassPathResource("docs" + path);
    }

    private static String title(Node document) {
        var title = new StringBuilder();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                if (title.isEmpty()) {
                    visitChildren(heading);
                }
            }

            @Override
            public void visit(Text text) {
                if (text.getParent() instanceof Heading) {
                    title.append(text.getLiteral());
                }
            }
        });
        return title.toString();
    }
}
