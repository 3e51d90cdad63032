/*
 * The list by keyboard: up and down from row to row, over the end of a page to the next one, Enter opens, Shift+Enter claims and opens, and whoever has
 * submitted a form stands on the next row.
 */
import {address, go, reach} from './rows.js';
import {place} from './wire.js';
import {isAccepted, whenPosted} from '../requests.js';

const ENGINE = `${document.querySelector('base').getAttribute('engine-api')}engine/default`;
const SUBMIT = /\/task\/([^/?]+)\/submit-form(?:\?|$)/;
const EDITABLE = '.task-details .fjs-container :is(input, textarea, select):not([disabled], [readonly], [type=hidden])';
const CLAIM = '[cam-tasklist-task-meta] .claim';
const LOOKS = 40;
const PAUSE = 250;

/** What is to be focused as soon as there are rows again. */
let wanted;
/** The rows among which the open task was chosen. */
let order = [];

function links() {
  return [...document.querySelectorAll('.guitu-task')];
}

export function focusRow(link) {
  if (link) {
    links().forEach(other => reach(other, other === link));
    link.focus();
    link.scrollIntoView({block: 'nearest'});
  }
}

function step(link, by) {
  const all = links();
  const next = all[all.indexOf(link) + by];
  const page = Number(place().get('page') ?? 1);
  const button = document.querySelector(`.guitu-pages button:${by > 0 ? 'last' : 'first'}-of-type`);
  if (next) {
    focusRow(next);
  } else if (button && !button.disabled) {
    wanted = () => links().at(by > 0 ? 0 : -1);
    go({page: page + by});
  }
}

/** Focus that was in the list stays there, though its rows are made anew. */
export function keepFocus(render) {
  const task = document.activeElement?.closest('.guitu-rows')
    && document.activeElement.closest('li').dataset.task;
  const place = links().findIndex(link => link.dataset.task === task);
  render();
  if (wanted) {
    focusRow(wanted());
    wanted = undefined;
  } else if (task) {
    focusRow(links().find(link => link.dataset.task === task) ?? links()[Math.min(place, links().length - 1)]);
  }
}

export function remember() {
  order = links().map(link => link.dataset.task);
}

/** After the task that was submitted comes the next one of the rows that it was chosen from, as far as it is still there. */
function afterSubmitted(task) {
  const later = order.slice(order.indexOf(task) + 1);
  wanted = () => links().find(link => later.includes(link.dataset.task)) ?? links()[0];
}

function focusForm(task, looks = LOOKS) {
  const settled = !document.documentElement.classList.contains('guitu-again');
  const field = settled && place().get('task') === task && document.querySelector(EDITABLE);
  // Before the claim is known Tasklist holds the form back, and then moves the focus to whose task it is.
  if (field && !field.closest('.disabled-form')) {
    field.focus();
  } else if (looks > 0) {
    setTimeout(() => focusForm(task, looks - 1), PAUSE);
  }
}

/** The task that Tasklist has open, or is about to, is claimed by its own button. */
function claimOpen(say, looks = LOOKS) {
  const button = document.querySelector(CLAIM);
  if (button) {
    button.click();
  } else if (looks > 0) {
    setTimeout(() => claimOpen(say, looks - 1), PAUSE);
  } else {
    say('没有认领成功：任务没有打开。请刷新页面再试一次。');
  }
}

/**
 * Claims a task and opens it.
 *
 * @param me the account of whoever is logged in
 * @param say is told that it was claimed, or why not
 */
export async function claim(task, me, say) {
  remember();
  if (place().get('task') === task) {
    claimOpen(say);
  } else {
    const token = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? '';
    const answer = await fetch(`${ENGINE}/task/${encodeURIComponent(task)}/claim`, {
      method: 'POST',
      headers: {Accept: 'application/json', 'Content-Type': 'application/json', 'X-XSRF-TOKEN': decodeURIComponent(token)},
      body: JSON.stringify({userId: me})
    }).catch(() => undefined);
    if (!answer?.ok) {
      const told = await answer?.json().catch(() => undefined);
      say(told?.message ?? '没有认领成功：连接中断。请再试一次。');
      return;
    }
    say('已认领，现在在“我的任务”里。');
    go({task});
  }
  focusForm(task);
}

/** What was open last, whether or not it still is. */
let opened;

/**
 * Tasklist closes the task when another list is chosen, and yet takes it for open when its tab has changed meanwhile: it would not open it once
 * more. So it is told first, by the address, that none is open.
 */
function openOnceMore(task) {
  addEventListener('hashchange', () => go({task, again: ''}), {once: true});
  location.replace(address({again: 'yes'}));
}

function open(event, {dataset: {task}}) {
  remember();
  if (task === opened && !place().has('task') && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    openOnceMore(task);
  }
}

function noteOpened() {
  opened = place().get('task') ?? opened;
}

/** @param claimRow claims the task with that id */
export function workByKeyboard(claimRow) {
  document.addEventListener('keydown', event => {
    const link = event.target.closest?.('.guitu-task');
    const by = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (link && by) {
      event.preventDefault();
      step(link, by);
    } else if (link && event.key === 'Enter' && event.shiftKey && link.parentElement.querySelector('.guitu-claim')) {
      event.preventDefault();
      claimRow(link.dataset.task);
    } else if (event.ctrlKey && event.altKey && event.key.toLowerCase() === 'l') {
      focusRow(links().find(row => row.tabIndex === 0));
    }
  }, true);
  document.addEventListener('click', event => {
    const link = event.target.closest?.('.guitu-task');
    if (link) {
      open(event, link);
    } else if (event.detail === 0 && event.target.closest?.(CLAIM)) {
      // By Enter: the button goes, and whoever claims means to fill in the form.
      focusForm(place().get('task'));
    }
  }, true);
  addEventListener('hashchange', noteOpened);
  noteOpened();
  whenPosted(SUBMIT, (request, task) => {
    request.addEventListener('load', () => isAccepted(request) && afterSubmitted(task));
  });
}
