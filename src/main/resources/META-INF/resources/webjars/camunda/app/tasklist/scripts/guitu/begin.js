/*
 * A case's page leads here with a process and the number of the case: Tasklist itself opens the start form of the process that the address
 * names, and finds the number filled in. It is taken out of the address at once, so that no other form gets it later.
 */
import {written} from './address.js';

const PROCESS = 'processStart';
const CASE = 'case';
/** While a form is made, form-js shows what is typed and forgets it: it is filled in when nothing changes any more. */
const QUIET = 3;
const PAUSE = 100;

function taken() {
  const [path, query] = location.hash.split('?');
  const asked = new URLSearchParams(query);
  const [process, number] = [asked.get(PROCESS), asked.get(CASE)];
  if (asked.has(CASE)) {
    asked.delete(CASE);
    location.replace(`${path || '#/'}?${written(asked)}`);
  }
  return process && number;
}

function processAtHand() {
  return new URLSearchParams(location.hash.split('?')[1]).get(PROCESS);
}

/** As if it were typed and left: form-js hears of nothing else, and waits while somebody types. */
function type(input, text) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, text);
  input.dispatchEvent(new Event('input', {bubbles: true}));
  input.dispatchEvent(new FocusEvent('blur'));
}

/** To the first question that is left. */
function goOn(form) {
  [...form?.querySelectorAll('input, textarea') ?? []].find(field => !field.value && !field.disabled && !field.readOnly)?.focus();
}

export function beginWithCase() {
  const process = processAtHand();
  const number = taken();
  if (!number) {
    return;
  }
  let quiet = 0;
  let typed = false;
  const changes = new MutationObserver(() => { quiet = 0; });
  changes.observe(document.body, {subtree: true, childList: true, attributes: true});
  const looking = setInterval(() => {
    const form = document.querySelector('.modal-body .fjs-container');
    const input = form?.querySelector('[id$="-caseNumber-field"]');
    quiet += 1;
    if (processAtHand() !== process || typed && input?.value === number && quiet >= QUIET) {
      clearInterval(looking);
      changes.disconnect();
      goOn(form);
    } else if (input?.value === '' && quiet >= QUIET) {
      type(input, number);
      typed = true;
      quiet = 0;
    }
  }, PAUSE);
}
