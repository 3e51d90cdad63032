/*
 * The list of tasks: a plug-in of Tasklist's list column, in the place of its cards. Filters, address, paging and refreshing stay Tasklist's own
 * (wire.js); its cards come back for what is searched for by its own criteria.
 */
import {element} from '../dossier/elements.js';
import {openInTasklist} from '../opened.js';
import {claim, keepFocus, workByKeyboard} from './keys.js';
import {barOf, markOpen, pagesOf, rowsOf} from './rows.js';
import {answerTasklist, place} from './wire.js';

const SAID_SECONDS = 12;
/** Milliseconds in which Tasklist has heard of a new address. */
const HEARD = 50;
const page = document.documentElement;
const list = element('div', {className: 'guitu-list'});
const said = element('p', {className: 'guitu-said', role: 'status'});
let newest;
let drawn;

function say(text) {
  said.textContent = text;
  setTimeout(() => {
    if (said.textContent === text) {
      said.textContent = '';
    }
  }, SAID_SECONDS * 1000);
}

function claimRow(task) {
  claim(task, newest.reader, say);
}

function more() {
  page.classList.toggle('guitu-more');
  list.closest('.content').scrollTop = 0;
}

/** Tasklist writes the count of the chosen filter only. */
function writeCounts() {
  for (const link of document.querySelectorAll('.task-filters .task-filter .name a')) {
    const name = link.firstChild?.data?.trim();
    const count = newest?.filters.find(filter => filter.name === name)?.count;
    let badge = link.querySelector('.guitu-count');
    if (!badge) {
      badge = element('span', {className: 'guitu-count'});
      link.append(badge);
    }
    const text = count === undefined ? '' : String(count);
    if (badge.textContent !== text) {
      badge.textContent = text;
    }
  }
}

function draw() {
  const {reader, ...seen} = newest;
  const now = JSON.stringify([seen, location.hash.replace(/([?&])task=[^&]*/, '$1')]);
  if (now === drawn) {
    keepFocus(() => {});
    return;
  }
  drawn = now;
  keepFocus(() => list.replaceChildren(...[
    barOf(newest, more),
    said,
    rowsOf(newest, claimRow),
    newest.tasks.length === 0 && element('p', {className: 'guitu-none'}, '这里没有任务。'),
    pagesOf(newest),
    newest.tasks.length > 0 && element('p', {className: 'guitu-keys'}, '键盘：↑ ↓ 选择，Enter 打开，Shift+Enter 认领并打开。')
  ].filter(Boolean)));
}

function show(answer) {
  page.classList.toggle('guitu-listed', Boolean(answer));
  if (answer) {
    newest = answer;
    draw();
    writeCounts();
  }
}

/**
 * An address with the task that Tasklist had open last, and another tab of it, Tasklist takes for a change of the tab alone, even if it has closed
 * the task since.
 */
function openMissed() {
  if (place().has('task') && document.querySelector('[cam-tasklist-task] .no-task')?.offsetParent) {
    openInTasklist(place().get('task'));
  }
}

/** To be called before Tasklist starts. */
export function listTasks() {
  page.classList.add('guitu-listed');
  answerTasklist(show);
  workByKeyboard(claimRow);
  addEventListener('hashchange', () => {
    list.querySelectorAll('.guitu-rows').forEach(markOpen);
    setTimeout(openMissed, HEARD);
  });
  new MutationObserver(writeCounts).observe(document.body, {subtree: true, childList: true});
}

export const taskList = {
  id: 'guitu-list',
  pluginPoint: 'tasklist.list',
  // Below Tasklist's own criteria, which come with a click.
  priority: 50,
  render: node => node.append(list)
};
