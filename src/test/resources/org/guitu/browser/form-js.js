// Takes feelin and form-js out of the bundle of Camunda's web apps, one webpack chunk, without starting a web app: evaluated in an
// empty page before the bundle, `formJs` then has what the tests ask of it.
const formJs = (() => {
    const modules = {};
    const loaded = {};
    self.webpackChunkcamunda_bpm_webapp = {push: chunk => Object.assign(modules, chunk[1])};

    const load = id => {
        if (!loaded[id]) {
            loaded[id] = {exports: {}};
            modules[id].call(loaded[id].exports, loaded[id], loaded[id].exports, load);
        }
        return loaded[id].exports;
    };
    load.o = (object, name) => Object.prototype.hasOwnProperty.call(object, name);
    load.d = (exports, getters) => Object.keys(getters).filter(name => !load.o(exports, name))
        .forEach(name => Object.defineProperty(exports, name, {enumerable: true, get: getters[name]}));
    load.r = exports => Object.defineProperty(exports, '__esModule', {value: true});
    load.n = module => {
        const getter = module && module.__esModule ? () => module.default : () => module;
        load.d(getter, {a: getter});
        return getter;
    };
    load.g = self;
    load.nmd = module => module;
    const known = {};
    const only = text => {
        const found = known[text] ??= Object.keys(modules).filter(id => modules[id].toString().includes(text));
        if (found.length !== 1) {
            throw new Error(`${found.length} modules hold ${text}`);
        }
        return load(found[0]);
    };

    // Nobody looks at the frames, so nothing waits for one.
    const channel = new MessageChannel();
    const waiting = [];
    channel.port1.onmessage = () => waiting.shift()();
    const soon = action => {
        waiting.push(action);
        channel.port2.postMessage(0);
        return 0;
    };
    const timeout = self.setTimeout;
    self.setTimeout = (action, delay) => delay ? timeout(action, delay) : soon(action);
    self.requestAnimationFrame = soon;

    const attempt = action => {
        try {
            const value = action();
            return value === undefined ? null : value !== null && typeof value === 'object' && !Array.isArray(value) ? `${value}` : value;
        } catch (broken) {
            return `broken: ${broken.message}`;
        }
    };

    /** What feelin makes of each expression over each of its answers: whether form-js would hide by it, and its value. */
    const evaluate = cases => {
        const {unaryTest, evaluate} = only('unaryTest:function()');
        return cases.map(({feel, answers}) => answers.map(answer =>
            [attempt(() => unaryTest(feel, answer)) === true, attempt(() => evaluate(feel, answer))]));
    };

    const settle = async form => {
        let changes = 0;
        form.on('changed', () => changes++);
        for (let quiet = 0, seen = 0; quiet < 8; quiet++) {
            await new Promise(soon);
            if (changes !== seen) {
                seen = changes;
                quiet = 0;
            }
        }
    };

    /** Types each answer as soon as its question is shown. */
    const type = async (form, answers) => {
        const fields = form.get('formFieldRegistry');
        const instances = form.get('formFieldInstanceRegistry');
        const typed = new Set();
        for (let more = true; more;) {
            more = false;
            for (const instance of instances.getAllKeyed()) {
                const {key, readonly} = fields.get(instance.id);
                if (key in answers && !readonly && !typed.has(key)) {
                    typed.add(key);
                    form._update({fieldInstance: instance, value: answers[key]});
                    more = true;
                }
            }
            await settle(form);
        }
    };

    const fill = async ({schema, facts, rounds}) => {
        const container = document.createElement('div');
        document.body.replaceChildren(container);
        const errors = [];
        const form = new (only('.schemaVersion=16').Form)({container});
        form.on('error', ({error}) => errors.push(`${error && error.message || error}`));
        await form.importSchema(structuredClone(schema), structuredClone(facts));
        await settle(form);
        for (const answers of rounds) {
            await type(form, answers);
        }
        const {data} = form.submit();
        await settle(form);
        const shown = [];
        const starred = [];
        for (const {id, key, type} of form.get('formFieldRegistry').getAll()) {
            const input = key && type !== 'expression' && container.querySelector(`[id$="-${id}"],[id*="-${id}-"]`);
            if (input) {
                shown.push(key);
                const label = input.closest('.fjs-form-field').querySelector('.fjs-form-field-label');
                if (label && label.textContent.endsWith('*')) {
                    starred.push(key);
                }
            }
        }
        form.destroy();
        return {data, shown, starred, errors};
    };

    /** Fills in each form, and tells what is shown, starred and submitted at the end. */
    const fillAll = async fills => {
        const filled = [];
        for (const one of fills) {
            filled.push(await fill(one));
        }
        return filled;
    };

    return {evaluate, fillAll};
})();
