package org.guitu.webapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JoinedModulesTest {

    @Test
    void aModuleStandsBehindThoseThatItNeedsEachMadeOnce() {
        var files = Map.of(
                "/app/a.js",
                "import {b, c as d} from './parts/b.js';\nimport {e} from '/e.js';\nexport default b + d + e;\n",
                "/app/parts/b.js",
                "import {e} from '/e.js';\nexport const b = e;\nexport async function c() {}\n",
                "/e.js",
                "export const e = new URL('x', import.meta.url);\n");
        assertThat(JoinedModules.of("/app/a.js", files::get))
                .isEqualTo(
                        """
                        const $0 = (() => {
                        const e = new URL('x', new URL('/e.js', import.meta.url).href);

                        return {e};
                        })();
                        const $1 = (() => {
                        const {e} = $0;
                        const b = e;
                        async function c() {}

                        return {b, c};
                        })();
                        const {b, c: d} = $1;
                        const {e} = $0;
                        export default b + d + e;
                        """);
    }

    @Test
    void modulesInACircleOrImportedInAnotherWayAreRefused() {
        var circle = Map.of("/a.js", "import {b} from './b.js';\n", "/b.js", "import {a} from './a.js';\n");
        assertThatThrownBy(() -> JoinedModules.of("/a.js", circle::get)).hasMessage("/a.js imports itself.");
        var whole = Map.of("/a.js", "import * as b from './b.js';\n");
        assertThatThrownBy(() -> JoinedModules.of("/a.js", whole::get)).hasMessageContaining("cannot be joined");
    }
}
