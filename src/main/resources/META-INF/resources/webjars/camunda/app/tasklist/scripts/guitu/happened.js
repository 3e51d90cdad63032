/*
 * What Tasklist does not say, or says for three seconds only. Whoever opens a case or a report needs its number, which the server gives, for the
 * papers that go with the person; whoever claims a task looks for it in a list where it no longer is.
 */
import {caseNumber} from './cases.js';

const START = /\/process-definition\/[^?]*\/submit-form(\?|$)/;
const CLAIM = /\/task\/([^/?]+)\/claim(\?|$)/;
const MINE = '我的任务';
const CLAIMED = 'guitu-claimed';
const CLAIM_SECONDS = 12;

function strong(content) {
  const element = document.createElement('strong');
  element.append(content);
  return element;
}

/** A message that stays until it is closed. */
function tell(kind, ...content) {
  document.querySelectorAll(`.${kind}`).forEach(old => old.remove());
  const panel = document.createElement('div');
  panel.className = `alert alert-success guitu-notice ${kind}`;
  panel.setAttribute('role', 'status');
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

function started(answer) {
  const {businessKey, definitionId} = JSON.parse(answer);
  const process = definitionId.split(':')[0];
  const words = {
    'rescue-case': ['已建案，个案编号 ', strong(caseNumber(businessKey)), '。请记在移交材料上。'],
    'report-intake': ['已登记，线索编号 ', strong(businessKey), '。获救人员建案时填写这个编号。']
  };
  tell('guitu-started', ...words[process] ?? ['已在个案 ', strong(caseNumber(businessKey)), ' 中发起。']);
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
    stayAt(task);
    // Nobody begins with what is about to go.
    document.documentElement.classList.add('guitu-leaving');
    location.reload();
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
  history.replaceState(null, '', `${path || '#/'}?${asked}`);
}

function tellAfterwards() {
  if (sessionStorage.getItem(CLAIMED)) {
    sessionStorage.removeItem(CLAIMED);
    const ready = setInterval(() => {
      if (listOfMine() && document.querySelector('.page-notifications')) {
        clearInterval(ready);
        sayWhereItIs();
        // On a phone the task stands below the lists.
        document.querySelector('[cam-tasklist-task]')?.scrollIntoView();
      }
    }, 200);
  }
}

function sayWhereItIs() {
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
  setTimeout(() => panel.remove(), CLAIM_SECONDS * 1000);
}

export function tellWhatHappened() {
  tellAfterwards();
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    if (method === 'POST' && (START.test(address) || CLAIM.test(address))) {
      this.addEventListener('load', () => {
        if (this.status === 200 && START.test(address)) {
          started(this.responseText);
        } else if (this.status === 204 && CLAIM.test(address)) {
          openFormAgain(CLAIM.exec(address)[1]);
          sayWhereItIs();
        }
      });
    }
    return open.call(this, method, address, ...rest);
  };
}
