/*
 * A case's page leads here with a process and the number of the case: Tasklist itself opens the start form of the process that the address
 * names, and finds the number filled in. It is taken out of the address at once, so that no other form gets it later.
 */
const PROCESS = 'processStart';
const CASE = 'case';

function taken() {
  const [path, query] = location.hash.split('?');
  const asked = new URLSearchParams(query);
  const [process, number] = [asked.get(PROCESS), asked.get(CASE)];
  if (asked.has(CASE)) {
    asked.delete(CASE);
    location.replace(`${path || '#/'}?${asked}`);
  }
  return process && number;
}

function processAtHand() {
  return new URLSearchParams(location.hash.split('?')[1]).get(PROCESS);
}

/** As if it were typed: form-js hears of nothing else. */
function type(input, text) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, text);
  input.dispatchEvent(new Event('input', {bubbles: true}));
}

function goOn(form) {
  [...form.querySelectorAll('input, textarea')].find(input => !input.value && !input.disabled && !input.readOnly)?.focus();
}

export function beginWithCase() {
  const process = processAtHand();
  const number = taken();
  if (!number) {
    return;
  }
  const watch = new MutationObserver(() => {
    if (processAtHand() !== process) {
      watch.disconnect();
      return;
    }
    const form = document.querySelector('.modal-body .fjs-container');
    const input = form?.querySelector('[id$="-caseNumber-field"]');
    if (input && !input.value) {
      watch.disconnect();
      type(input, number);
      goOn(form);
    }
  });
  watch.observe(document.body, {subtree: true, childList: true});
}
