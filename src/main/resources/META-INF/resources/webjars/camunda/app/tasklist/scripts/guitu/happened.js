/*
 * What Tasklist does not say, or says for three seconds only. Whoever opens a case or a report needs its number, which the server gives, for the
 * papers that go with the person; whoever claims a task looks for it in a list where it no longer is; whoever has done something wants to know
 * what comes next, in that case and in the own queue.
 */
import {written} from './address.js';
import {caseNumber} from './cases.js';
import {element} from './dossier/elements.js';
import {saveTyped} from './drafts.js';

const AFTER = new URL('../../../../../../tasks/', import.meta.url);

const START = /\/process-definition\/[^?]*\/submit-form(\?|$)/;
const SUBMIT = /\/task\/([^/?]+)\/submit-form(\?|$)/;
const CLAIM = /\/task\/([^/?]+)\/claim(\?|$)/;
const MINE = '我的任务';
const CLAIMED = 'guitu-claimed';
const CLAIM_SECONDS = 12;

function strong(content) {
  const element = document.createElement('strong');
  element.append(content);
  return element;
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
  document.querySelector('.page-notifications').append(panel);
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
  tellNext(tell('guitu-done', '办结。'), `after/${encodeURIComponent(task)}`);
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
 * A form that said that it must be claimed first is loaded anew, with what it shows now: Tasklist opens a form once for each task. It may
 * still be on its way when the task is claimed.
 */
function openFormAgain(task, looks = 40) {
  const forms = [...document.querySelectorAll('.fjs-container')].map(form => form.textContent.trim());
  if (forms.some(form => form.includes('请先认领'))) {
    sessionStorage.setItem(CLAIMED, 'true');
    saveTyped().catch(() => false).then(saved => {
      // Nobody begins with what is about to go; what is not saved the browser asks about first.
      document.documentElement.classList.toggle('guitu-leaving', saved);
      stayAt(task);
      location.reload();
    });
  } else if (!forms.some(Boolean) && looks > 0) {
    setTimeout(() => openFormAgain(task, looks - 1), 250);
  }
}

/** A list from which a task has gone takes it out of the address as well, unless it is told to show it. */
function stayAt(task) {
  const [path, query] = location.hash.split('?');
  const asked = new URLSearchParams(query);
  asked.set('task', task);
  asked.set('forceDisplayTask', 'true');
  history.replaceState(null, '', `${path || '#/'}?${written(asked)}`);
}

function tellAfterwards() {
  if (sessionStorage.getItem(CLAIMED)) {
    sessionStorage.removeItem(CLAIMED);
    const ready = setInterval(() => {
      if (listOfMine() && document.querySelector('.page-notifications')) {
        clearInterval(ready);
        sayWhereItIs(/[?&]task=([^&]+)/.exec(location.hash)?.[1]);
        // On a phone the task stands below the lists.
        document.querySelector('[cam-tasklist-task]')?.scrollIntoView();
      }
    }, 200);
  }
}

function sayWhereItIs(task) {
  const mine = listOfMine();
  if (!mine || mine.closest('.active')) {
    return;
  }
  const link = document.createElement('button');
  link.type = 'button';
  link.className = 'btn btn-link';
  link.textContent = MINE;
  const panel = tell('guitu-claimed', '已认领。这项任务现在在“', link, '”里，可以直接填写。');
  link.addEventListener('click', () => {
    panel.remove();
    listOfMine()?.click();
  });
  next(`after/${encodeURIComponent(task)}`).then(({elsewhere}) =>
    elsewhere && panel.append(line('您的队列下一项：', linkTo(elsewhere, panel, elsewhere.file))));
  setTimeout(() => panel.remove(), CLAIM_SECONDS * 1000);
}

export function tellWhatHappened() {
  tellAfterwards();
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    if (method === 'POST' && (START.test(address) || SUBMIT.test(address) || CLAIM.test(address))) {
      this.addEventListener('load', () => {
        if (this.status === 200 && START.test(address)) {
          started(this.responseText);
        } else if (this.status < 300 && SUBMIT.test(address)) {
          done(SUBMIT.exec(address)[1]);
        } else if (this.status === 204 && CLAIM.test(address)) {
          const [, task] = CLAIM.exec(address);
          openFormAgain(task);
          sayWhereItIs(task);
        }
      });
    }
    return open.call(this, method, address, ...rest);
  };
}
