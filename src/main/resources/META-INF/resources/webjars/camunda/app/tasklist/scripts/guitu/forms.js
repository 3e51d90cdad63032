/*
 * The forms that are open, as form-js 1.8.7 knows them: Tasklist keeps them to itself. Its libraries are one webpack bundle, which hands out its
 * modules to whoever adds one.
 */
const VIEWER = '.schemaVersion=16';

const watchers = [];

let known;

/** The class of all forms; {@code undefined} when the bundle is not what it was. */
export function formClass() {
  if (!known) {
    self.webpackChunkcamunda_bpm_webapp?.push([['guitu-forms'], {}, load => {
      const id = Object.keys(load.m).find(name => load.m[name].toString().includes(VIEWER));
      known = id && load(id).Form;
    }]);
  }
  return known;
}

function watchForms() {
  const {prototype} = formClass() ?? {};
  const open = prototype?.importSchema;
  if (open) {
    prototype.importSchema = function (...schema) {
      watchers.forEach(watch => watch(this));
      return open.apply(this, schema);
    };
  }
}

/** Calls {@code watch} with each form before it is shown, and before Tasklist listens to it. */
export function whenFormOpens(watch) {
  if (watchers.push(watch) === 1) {
    watchForms();
  }
}

export function elementOf(form) {
  return form._container;
}

/** What the form holds at the moment: the answers and what is wrong with them, by the ids of the questions. */
export function stateOf(form) {
  return form._getState();
}

export function setErrors(form, errors) {
  form._setState({errors});
}

export function questions(form) {
  return form.get('formFieldRegistry').getAll();
}

/** Whether that FEEL condition is true by the answers, as for what is shown and hidden. */
export function holds(form, condition) {
  return form.get('conditionChecker').check(condition, stateOf(form).data) === true;
}

/** Where the question stands; nothing for one that is not shown. */
export function placeOf(form, id) {
  const name = `fjs-form-${form._id}-${id}`;
  return elementOf(form)
    .querySelector(`[id="${CSS.escape(name)}"], [id^="${CSS.escape(name)}-"]`)
    ?.closest('.fjs-form-field');
}

/** What a keyboard answers the question with. */
export function controlOf(place) {
  const controls = [...place.querySelectorAll('input, textarea')]
    .filter(control => !control.disabled && !control.readOnly && control.tabIndex >= 0 && control.getClientRects().length > 0);
  return controls.find(control => control.checked) ?? controls[0];
}
