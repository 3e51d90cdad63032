package org.guitu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The diagram of a process as Cockpit draws it, without what stands around it. */
public final class Diagram {

    private static final String DRAWING =
            """
            () => {
              const svg = document.querySelector('.djs-container > svg').cloneNode(true);
              document.body.replaceChildren(svg);
              svg.querySelectorAll('.djs-hit, .djs-outline, .djs-dragger').forEach(part => part.remove());
              const viewport = svg.querySelector('.viewport');
              viewport.removeAttribute('transform');
              const box = viewport.getBBox();
              const margin = 12;
              const [w, h] = [box.width + 2 * margin, box.height + 2 * margin].map(Math.ceil);
              svg.setAttribute('viewBox', [Math.floor(box.x - margin), Math.floor(box.y - margin), w, h].join(' '));
              svg.setAttribute('width', w);
              svg.setAttribute('height', h);
              svg.setAttribute('style', 'background: white');
              return new XMLSerializer().serializeToString(svg);
            }
            """;

    private static final String NEWEST =
            """
            key => fetch('/camunda/api/engine/engine/default/process-definition?latestVersion=true&maxResults=1&key=' + key)
                .then(answer => answer.json()).then(found => found[0].id)
            """;

    private Diagram() {}

    /** The drawing as SVG, by somebody who is logged in and may see Cockpit. */
    public static String svg(Window supervisor, String process) {
        var page = supervisor.page();
        page.navigate("/camunda/app/cockpit/default/#/processes");
        // Cockpit lists the first fifty only.
        page.navigate("/camunda/app/cockpit/default/#/process-definition/%s/runtime"
                .formatted(page.evaluate(NEWEST, process)));
        assertThat(page.locator(".djs-container .djs-element").first()).isVisible();
        page.evaluate("document.fonts.ready");
        return (String) page.evaluate(DRAWING);
    }
}
