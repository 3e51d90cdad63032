/*
 * What may be started is one list. Tasklist shows fifteen at a time, in the order of the characters, so that what the police start most
 * often, a case, would stand on the second page. Whoever types part of a name chooses what is found by Enter, and goes on in its form.
 */
import {focusFirstUnanswered} from './answers.js';
import {elementOf, whenFormOpens} from './forms.js';

const PAGE = /(\/process-definition\?.*\bmaxResults=)15\b/;
const ALL = 200;
const SEARCH = '.modal-header .has-feedback input';
const PROCESS = '.modal-body .processes a';

function found(typed) {
  const processes = [...document.querySelectorAll(PROCESS)];
  return processes.find(process => process.textContent.includes(typed));
}

/**
 * Whether somebody works by keyboard. To others the first question is not given the focus: leaving it without an answer would mark it, and what
 * stands below it would move away under the first click.
 */
let byKeyboard = false;

function heedKeyboard() {
  document.addEventListener('keydown', () => { byKeyboard = true; }, true);
  document.addEventListener('pointerdown', () => { byKeyboard = false; }, true);
}

function chooseByEnter() {
  document.addEventListener('keydown', event => {
    const typed = event.key === 'Enter' && !event.isComposing && event.target.matches?.(SEARCH) && event.target.value.trim();
    if (typed && document.querySelector(PROCESS)) {
      event.preventDefault();
      found(typed)?.click();
    }
  }, true);
  // Tasklist goes to the first of them once they are there.
  addEventListener('focusin', event => {
    const search = event.target.matches?.(PROCESS) && document.querySelector(SEARCH);
    if (search && !search.dataset.reached) {
      search.dataset.reached = true;
      search.focus();
    }
  }, true);
}

export function listAllStarts() {
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    return open.call(this, method, String(address).replace(PAGE, `$1${ALL}`), ...rest);
  };
  chooseByEnter();
  heedKeyboard();
  whenFormOpens(form => {
    form.on('import.done', () => setTimeout(() => {
      if (byKeyboard && elementOf(form).closest('.modal')) {
        focusFirstUnanswered(form);
      }
    }));
  });
}
