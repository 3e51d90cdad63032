/*
 * Each form that Tasklist opens is told here before it shows its answers, and of which task or process it is. Where form-js is not what it was,
 * nothing is saved while typing.
 */
import {elementOf, formClass, stateOf} from '../forms.js';

const FORM_FILE = /\/(task|process-definition)\/([^/?]+)\/deployed-(?:start-)?form\?/;
const SHOWN_ONLY = ['expression'];

/** Of the form files that were asked for, what they are of. */
const places = new WeakMap();

/** As the drafts' routes name it: a process by its key, whatever version its form is of. */
export function placeOf(kind, id) {
  return kind === 'task' ? `tasks/${id}` : `starts/${decodeURIComponent(id).split(':')[0]}`;
}

function tellFormFiles(asked) {
  const ask = window.fetch;
  window.fetch = async (address, ...rest) => {
    const [, kind, id] = typeof address === 'string' && FORM_FILE.exec(address) || [];
    const place = kind && asked(placeOf(kind, id));
    const answer = await ask.call(window, address, ...rest);
    if (place) {
      const read = answer.json.bind(answer);
      answer.json = async () => {
        const schema = await read();
        places.set(schema, place);
        return schema;
      };
    }
    return answer;
  };
}

function questions({components = []}) {
  return components.flatMap(one => [
    ...one.key && !SHOWN_ONLY.includes(one.type) && one.readonly !== true && !one.disabled ? [one.key] : [],
    ...questions(one)
  ]);
}

/** A form that is open, with what was typed into it. */
export class OpenForm {
  #form;
  #schema;
  #facts;
  #load;
  #before;
  #restored = [];

  constructor(form, schema, facts, load) {
    this.#form = form;
    this.#schema = schema;
    this.#facts = facts;
    this.#load = load;
  }

  get container() {
    return elementOf(this.#form).parentElement;
  }

  /** Whether Tasklist lets nobody type into it: the task was not claimed. */
  get isLocked() {
    return Boolean(elementOf(this.#form).closest('.disabled-form'));
  }

  /** Shows these answers instead of what the form opens with. */
  async show(answers = {}) {
    const asked = questions(this.#schema);
    this.#restored = Object.keys(answers).filter(key => asked.includes(key));
    const restored = Object.fromEntries(this.#restored.map(key => [key, answers[key]]));
    const done = await this.#load.call(this.#form, this.#schema, {...this.#facts, ...restored});
    this.settle();
    return done;
  }

  /** What stands there now was typed by nobody: form-js computes, and puts right, as it opens. */
  settle() {
    this.#before = structuredClone(stateOf(this.#form).data);
  }

  /** What stands there otherwise than the form opened, without what it computes or only shows. */
  typed() {
    const {data} = stateOf(this.#form);
    return Object.fromEntries(questions(this.#schema)
      .filter(key => this.#restored.includes(key) || JSON.stringify(data[key]) !== JSON.stringify(this.#before[key]))
      .map(key => [key, data[key] ?? null]));
  }

  onChange(listener) {
    this.#form.on('changed', listener);
  }
}

/**
 * @param asked told a place as soon as its form is on the way; says the place of its draft
 * @param open given the form and the place, shows its answers
 */
export function onForms(asked, open) {
  const Form = formClass();
  if (!Form) {
    return;
  }
  tellFormFiles(asked);
  const load = Form.prototype.importSchema;
  Form.prototype.importSchema = function (schema, facts = {}) {
    const place = places.get(schema);
    return place ? open(new OpenForm(this, schema, facts, load), place) : load.call(this, schema, facts);
  };
}
