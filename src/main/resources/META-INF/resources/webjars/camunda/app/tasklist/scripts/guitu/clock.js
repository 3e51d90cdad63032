/*
 * Above an open task: until when it is to be done. A supervisor suspends, resumes and prolongs the limit here, the caseworker asks
 * for more time; both choose a reason, and the server decides. A supervisor also permits that the case waits until a later day. Where a decision
 * came back because what it rested on was corrected, the strip says what.
 */
import {stripAboveTask} from './strips.js';

const CLOCKS = new URL('../../../../../../clocks/', import.meta.url).pathname;
const ACTS = {
  suspend: '中止',
  resume: '恢复',
  extend: '延长',
  decline: '不同意延长',
  ask: '申请延长',
  wait: '准许等到更晚'
};

function element(name, attributes = {}, ...children) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...children.filter(child => child !== undefined && child !== null));
  return made;
}

async function ask(task) {
  const answer = await fetch(CLOCKS + encodeURIComponent(task), {headers: {Accept: 'application/json'}});
  return answer.ok && !answer.redirected ? answer.json() : undefined;
}

/** Empty when it was done; else what is wrong, in words. */
async function change(task, act, values, token) {
  const answer = await fetch(`${CLOCKS}${encodeURIComponent(task)}/${act}`, {
    method: 'POST',
    headers: {Accept: 'application/json', [token.header]: token.value},
    body: new URLSearchParams(values)
  }).catch(() => undefined);
  if (answer?.status === 204) {
    return '';
  }
  const told = await answer?.json().catch(() => undefined);
  return told?.message ?? '没有成功。请刷新页面后再试。';
}

function form(task, act, clock, done) {
  const reason = element('select', {name: 'reason', required: true},
    element('option', {value: '', textContent: '请选择原因'}),
    ...clock.reasons[act].map(({code, zh}) => element('option', {value: code, textContent: zh})));
  const longer = act === 'extend' || act === 'ask';
  const amount = longer && element('input', {
    type: 'number', name: 'amount', required: true, min: 1, max: Math.floor(clock.extensible), value: 1
  });
  if (act === 'extend' && clock.request) {
    // What was asked for is what is granted, unless the supervisor decides otherwise.
    amount.value = Math.min(clock.request.number, amount.max);
    reason.value = clock.request.code;
    if (reason.selectedIndex < 0) {
      reason.value = '';
    }
  }
  const until = act === 'wait' && element('input', {type: 'date', name: 'until', required: true});
  const problem = element('p', {className: 'guitu-problem'});
  problem.setAttribute('role', 'alert');
  const made = element('form', {className: `guitu-${act}`},
    element('h4', {textContent: ACTS[act]}),
    element('label', {}, '原因 ', reason),
    longer ? element('label', {}, '多久 ', amount, ` ${clock.unit}（最多 ${Math.floor(clock.extensible)}）`) : undefined,
    until ? element('label', {}, '等到 ', until, ` （不用准许的最后一天：${clock.lastDay}；期限照走）`) : undefined,
    element('button', {type: 'submit', className: 'btn btn-primary', textContent: ACTS[act]}),
    problem);
  made.addEventListener('submit', async event => {
    event.preventDefault();
    problem.textContent = await change(task, act, new FormData(made), clock.token);
    if (!problem.textContent) {
      done();
    }
  });
  return made;
}

function history(changes) {
  return changes.length > 0 && element('div', {},
    element('h4', {textContent: '记录'}),
    element('ul', {}, ...changes.map(change => element('li', {
      textContent: [change.at, change.account, change.act + (change.amount ? ` ${change.amount}` : ''), change.reason,
        change.due && `${change.act === ACTS.wait ? '等到' : '期限'} ${change.due}`].filter(Boolean).join(' · ')
    }))));
}

function dialog(task, clock, done) {
  const close = element('button', {type: 'button', className: 'close', textContent: '×'});
  close.setAttribute('aria-label', '关闭');
  const made = element('dialog', {className: 'guitu-dialog'},
    close,
    element('h3', {textContent: '办理期限'}),
    element('p', {textContent: `${clock.limit}。${clock.text}`}),
    clock.request && element('p', {
      className: 'guitu-request',
      textContent: `${clock.request.account} 申请延长 ${clock.request.amount}：${clock.request.reason}`
    }),
    ...Object.keys(clock.reasons).map(act => form(task, act, clock, () => {
      made.close();
      done();
    })),
    clock.reasons.suspend && clock.extensible === 0
      ? element('p', {className: 'guitu-hint', textContent: '这项期限由法律或政策规定，或已延长到头，不能延长。'}) : undefined,
    history(clock.changes) || undefined);
  close.addEventListener('click', () => made.close());
  made.addEventListener('close', () => made.remove());
  document.body.append(made);
  made.showModal();
}

/** The server has changed the task's dates; Tasklist asks again when its list does. */
function reload() {
  location.reload();
}

function buttonWords(reasons) {
  if (reasons.suspend) {
    return reasons.extend ? '中止或延长' : reasons.wait ? '中止或准许等待' : '中止';
  }
  return reasons.resume ? '恢复' : reasons.ask ? '申请延长' : '期限记录';
}

async function fill(strip, task) {
  const clock = await ask(task).catch(() => undefined);
  if (strip.dataset.task !== task || !clock) {
    return;
  }
  strip.className = `guitu-clock ${clock.state}`;
  const open = element('button', {
    type: 'button',
    className: 'btn btn-default btn-xs',
    textContent: buttonWords(clock.reasons)
  });
  open.addEventListener('click', () => dialog(task, clock, reload));
  strip.replaceChildren(
    element('span', {textContent: clock.text}),
    ...clock.cameBack ? [element('span', {className: 'guitu-came-back', textContent: clock.cameBack})] : [],
    ...clock.request ? [element('span', {className: 'guitu-asked', textContent: '已申请延长，待督导答复'})] : [],
    ...Object.keys(clock.reasons).length + clock.changes.length > 0 ? [open] : []);
}

export function showClock() {
  stripAboveTask('guitu-clock', fill);
}
