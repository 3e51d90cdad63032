package org.guitu.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** What a page has against it: the findings of axe at WCAG 2.2 A and AA, and what stands beyond a narrow screen. */
record Accessibility(Page page) {

    private static final int LOOKS = 3;
    private static final String AXE = script();

    private static final String FIND =
            """
            async without => {
              await Promise.all(document.getAnimations()
                .filter(({effect}) => effect.getComputedTiming().iterations !== Infinity)
                .map(({finished}) => finished.catch(() => undefined)));
              const found = await axe.run(document, {
                runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']},
                rules: Object.fromEntries(without.map(rule => [rule, {enabled: false}])),
                resultTypes: ['violations']
              });
              return found.violations.flatMap(({id, nodes}) => nodes.map(({target, html}) =>
                `${id}: ${target.join(' ')} ${html.slice(0, 200)}`));
            }""";

    private static final String BEYOND =
            """
            () => {
              const {scrollWidth} = document.documentElement;
              return scrollWidth <= innerWidth ? [] : [`${innerWidth} px are not enough, but ${scrollWidth}`,
                ...[...document.body.querySelectorAll('*')]
                  .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
                  .slice(0, 3).map(({outerHTML}) => outerHTML.slice(0, 200))];
            }""";

    private static String script() {
        try {
            return new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** @param without rules that are no fault here */
    @SuppressWarnings("unchecked")
    List<String> faults(String... without) {
        if (!Boolean.TRUE.equals(page.evaluate("'axe' in window"))) {
            page.evaluate(AXE);
        }
        var faults = (List<String>) page.evaluate(FIND, List.of(without));
        // What has only just been drawn is mended with the next frame.
        for (int look = 0; look < LOOKS && !faults.isEmpty(); look++) {
            faults = (List<String>) page.evaluate(FIND, List.of(without));
        }
        return faults;
    }

    /** On a phone, and where a page is enlarged to 400 %: nothing is to be pushed sideways. */
    @SuppressWarnings("unchecked")
    List<String> beyondNarrowScreens() {
        var size = page.viewportSize();
        var beyond = new ArrayList<String>();
        for (int width : List.of(390, 320)) {
            page.setViewportSize(width, 844);
            beyond.addAll((List<String>) page.evaluate(BEYOND));
        }
        page.setViewportSize(size.width, size.height);
        return beyond;
    }

    /** Where the keyboard is, and whether that is to be seen. */
    @SuppressWarnings("unchecked")
    Map<String, Object> focus() {
        return (Map<String, Object>)
                page.evaluate(
                        """
                () => {
                  const at = document.activeElement;
                  const {outlineStyle, outlineWidth} = getComputedStyle(at);
                  return {words: (at.getAttribute('aria-label') ?? at.textContent).trim(), place: at.getAttribute('href') ?? '',
                    seen: at === document.body || outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2};
                }""");
    }
}
