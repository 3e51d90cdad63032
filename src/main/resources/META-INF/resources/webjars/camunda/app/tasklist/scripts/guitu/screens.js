/*
 * Where there is no room for three columns, the list and the open task are two screens (styles/screens.css): a tap on a task opens it, and
 * “返回列表”, or the browser's own way back, leads to where one was in the list.
 */
import {written} from './address.js';
import {openTask} from './opened.js';

const NARROW = matchMedia('(width < 900px)');
const AT_TASK = 'guitu-at-task';

let listAt = 0;
let shown;
/** Whose line of the list the keyboard comes back to, once Tasklist has drawn the list anew. */
let comesBackTo;

function backToList() {
  const [path, query] = location.hash.split('?');
  const asked = new URLSearchParams(query);
  asked.delete('task');
  asked.delete('detailsTab');
  location.hash = `${path}?${written(asked)}`;
}

function focusLine() {
  const line = comesBackTo && document.querySelector(`.column-center a[href*="${CSS.escape(comesBackTo)}"]`);
  if (line && [document.body, line].includes(document.activeElement)) {
    line.focus({preventScroll: true});
    scrollTo(0, listAt);
  }
}

/** The way back, at the head of the task's column. */
function place() {
  focusLine();
  const header = document.querySelector('.column-right > header');
  if (header && !header.querySelector('.guitu-back')) {
    const back = document.createElement('button');
    back.type = 'button';
    back.className = 'btn btn-link guitu-back';
    back.textContent = '‹ 返回列表';
    back.addEventListener('click', backToList);
    header.prepend(back);
  }
}

function show() {
  const task = openTask();
  if (task === shown) {
    return;
  }
  if (!shown) {
    listAt = scrollY;
  }
  comesBackTo = NARROW.matches && !task ? shown : undefined;
  shown = task;
  document.documentElement.classList.toggle(AT_TASK, Boolean(task));
  if (NARROW.matches && task) {
    scrollTo(0, 0);
    document.querySelector('.guitu-back')?.focus({preventScroll: true});
  }
  focusLine();
}

export function showOneScreen() {
  new MutationObserver(place).observe(document.body, {subtree: true, childList: true});
  // Tasklist changes the address without an event of the browser's.
  const push = history.pushState;
  history.pushState = function (...args) {
    push.apply(this, args);
    show();
  };
  const replace = history.replaceState;
  history.replaceState = function (...args) {
    replace.apply(this, args);
    show();
  };
  // Whoever does something else meanwhile is left there.
  for (const sign of ['keydown', 'pointerdown']) {
    addEventListener(sign, () => { comesBackTo = undefined; }, true);
  }
  addEventListener('hashchange', show);
  addEventListener('popstate', show);
  place();
  show();
}
