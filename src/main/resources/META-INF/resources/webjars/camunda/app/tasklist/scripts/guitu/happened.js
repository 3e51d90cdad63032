/*
 * What Tasklist does not say, or says for three seconds only. Whoever opens a case or a report needs its number, which the server gives, for the
 * papers that go with the person; whoever claims a task looks for it in a list where it no longer is; whoever has done something wants to know
 * what comes next, in that case and in the own queue.
 */
import {caseNumber} from './cases.js';
import {element} from './dossier/elements.js';
import {saveTyped} from './drafts.js';
import {openInTasklist, openTask} from './opened.js';
import {isAccepted, whenPosted} from './requests.js';

const AFTER = new URL('../../../../../../tasks/', import.meta.url);

const START = /\/process-definition\/[^?]*\/submit-form(\?|$)/;
const SUBMIT = /\/task\/([^/?]+)\/submit-form(\?|$)/;
const CLAIM = /\/task\/([^/?]+)\/claim(\?|$)/;
const MINE = '我的任务';
const AGAIN = 'guitu-again';
const SAID = 'guitu-said';
const CLAIM_SECONDS = 12;
const TASK_COLUMN = '.column-right > .content';
/** In points: styles/screens.css. */
const TWO_SCREENS = 900;

function strong(content) {
  const element = document.createElement('strong');
  element.append(content);
  return element;
}

/** Above the task, so that it covers nothing; where list and task are two screens, at the foot of both. What comes there is read aloud. */
function place() {
  const column = document.documentElement.clientWidth >= TWO_SCREENS && document.querySelector(TASK_COLUMN);
  if (!column) {
    return document.querySelector('.page-notifications');
  }
  if (!column.querySelector('.guitu-happened')) {
    column.prepend(element('div', {className: 'guitu-happened', role: 'status', 'aria-atomic': 'false'}));
  }
  return column.querySelector('.guitu-happened');
}

/** It is about this task, or about none: when another one is opened it goes. */
function goWith(task, panel) {
  const changes = new MutationObserver(() => {
    const open = openTask();
    if (open && open !== task) {
      panel.remove();
    }
    if (!panel.isConnected) {
      changes.disconnect();
    }
  });
  changes.observe(document.body, {subtree: true, childList: true});
}

/** A message that stays until it is closed; the place where it stands is read aloud (assets/accessible.js). */
function tell(kind, ...content) {
  document.querySelectorAll(`.${kind}`).forEach(old => old.remove());
  const panel = document.createElement('div');
  panel.className = `alert alert-success guitu-notice ${kind}`;
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'close';
  close.setAttribute('aria-label', '关闭');
  close.textContent = '×';
  close.addEventListener('click', () => panel.remove());
  panel.append(close, ...content);
  place().append(panel);
  return panel;
}

/** What the server says comes next, {@code of}: such as {@code after/<task>}. Nothing where it cannot say. */
async function next(of) {
  const answer = await fetch(AFTER + of, {headers: {Accept: 'application/json'}}).catch(() => undefined);
  return answer?.ok && !answer.redirected ? answer.json() : {};
}

function linkTo({task, name, due, overdue}, panel, more) {
  const link = element('a', {href: `#/?forceDisplayTask=true&task=${encodeURIComponent(task)}`}, name);
  link.addEventListener('click', () => panel.remove());
  const notes = [more, due && `${due} 到期`, overdue && '已逾期'].filter(Boolean);
  return [link, notes.length > 0 && `（${notes.join('，')}）`];
}

function line(...content) {
  return element('p', {}, content);
}

async function tellNext(panel, of) {
  const {file, page, here, why, elsewhere} = await next(of);
  if (file) {
    panel.append(...[
      here && line('本个案下一步：', linkTo(here, panel)),
      why && line(`本个案：${why}`),
      elsewhere ? line('您的队列下一项：', linkTo(elsewhere, panel, elsewhere.file)) : line('您的队列里没有别的任务。'),
      page && line(element('a', {href: `/my-cases/${encodeURIComponent(file)}`}, `打开个案 ${file}`))
    ].filter(Boolean));
  }
}

function done(task) {
  const panel = tell('guitu-done', '办结。');
  goWith(task, panel);
  tellNext(panel, `after/${encodeURIComponent(task)}`);
}

function started(answer) {
  const {id, businessKey, definitionId} = JSON.parse(answer);
  const process = definitionId.split(':')[0];
  const words = {
    'rescue-case': ['已建案，个案编号 ', strong(caseNumber(businessKey)), '。请记在移交材料上。'],
    'report-intake': ['已登记，线索编号 ', strong(businessKey), '。获救人员建案时填写这个编号。']
  };
  tellNext(tell('guitu-started', ...words[process] ?? ['已在个案 ', strong(caseNumber(businessKey)), ' 中发起。']),
    `after-start/${encodeURIComponent(id)}`);
}

function listOfMine() {
  return [...document.querySelectorAll('.task-filters .task-filter .name a')]
    .find(link => link.textContent.includes(MINE));
}

/**
 * A form that said that it must be claimed first is loaded anew, with what it shows now. It may still be on its way when the task is claimed.
 */
function openFormAgain(task, looks = 40) {
  const forms = [...document.querySelectorAll('.fjs-container')].map(form => form.textContent.trim());
  if (forms.some(form => form.includes('请先认领'))) {
    // Nobody begins with what is about to go.
    document.documentElement.classList.add(AGAIN);
    saveTyped().catch(() => false).then(() => leaveAndReturn(task));
  } else if (!forms.some(Boolean) && looks > 0) {
    setTimeout(() => openFormAgain(task, looks - 1), 250);
  }
}

/** Tasklist opens a form once each time that a task is opened; right after a claim it still reads the task, and may not hear of the first. */
function leaveAndReturn(task, looks = 40) {
  const stays = document.querySelector('[cam-tasklist-task] .fjs-container') && looks > 0;
  if (openTask() === task) {
    openInTasklist(stays ? null : task);
    if (stays) {
      setTimeout(() => leaveAndReturn(task, looks - 1), 50);
      return;
    }
  }
  document.documentElement.classList.remove(AGAIN);
}

/** All at once: what stands below moves once only. */
async function sayWhereItIs(task) {
  const {elsewhere} = await next(`after/${encodeURIComponent(task)}`);
  const mine = listOfMine();
  if (!mine || mine.closest('.active') || (openTask() ?? task) !== task) {
    return;
  }
  const link = document.createElement('button');
  link.type = 'button';
  link.className = 'btn btn-link';
  link.textContent = MINE;
  const panel = tell('guitu-claimed', '已认领。这项任务现在在“', link, '”里，可以直接填写。');
  if (elsewhere) {
    panel.append(line('您的队列下一项：', linkTo(elsewhere, panel, elsewhere.file)));
  }
  link.addEventListener('click', () => {
    panel.remove();
    listOfMine()?.click();
  });
  goWith(task, panel);
  if (panel.closest('.page-notifications')) {
    setTimeout(() => panel.remove(), CLAIM_SECONDS * 1000);
  }
}

/** For what changes the whole page: said once it is there again. No word of a case stands in it. */
export function sayOnNewPage(text) {
  sessionStorage.setItem(SAID, text);
  location.reload();
}

function tellWhatWasSaid() {
  const text = sessionStorage.getItem(SAID);
  sessionStorage.removeItem(SAID);
  const ready = text && setInterval(() => {
    if (document.querySelector(TASK_COLUMN)) {
      clearInterval(ready);
      place();
      setTimeout(() => goWith(openTask(), tell('guitu-changed', text)), 200);
    }
  }, 200);
}

export function tellWhatHappened() {
  tellWhatWasSaid();
  const whenAccepted = (pattern, act) => whenPosted(pattern, (request, task) => {
    // Only what comes into a place that is there already is read aloud.
    place();
    request.addEventListener('load', () => isAccepted(request) && act(request, task));
  });
  whenAccepted(START, request => started(request.responseText));
  whenAccepted(SUBMIT, (request, task) => done(task));
  whenAccepted(CLAIM, (request, task) => {
    openFormAgain(task);
    sayWhereItIs(task);
  });
}
