/*
 * Above an open task: a supervisor gives it to one of those who could do it, or back to its queue; whoever has claimed it gives it back; everybody
 * who sees it prints it. Who may what, the server decides, when it is asked.
 */
import {element} from './dossier/elements.js';
import {sayOnNewPage} from './happened.js';
import {stripAboveTask} from './strips.js';

const ROOT = new URL('../../../../../../', import.meta.url).pathname;
const GIVEN_BACK = '已退回队列，由同事认领。';
const FAILED = '没有成功。请刷新页面后再试。';

const addressOf = (task, what) => `${ROOT}tasks/${encodeURIComponent(task)}/${what}`;

/** Fails with an Error whose message is for the person. */
async function send(task, what, options) {
  const answer = await fetch(addressOf(task, what), {...options, headers: {Accept: 'application/json', ...options?.headers}})
    .catch(() => undefined);
  if (!answer?.ok || answer.redirected) {
    const said = await answer?.json().catch(() => undefined);
    throw new Error(said?.message ?? FAILED);
  }
  return answer;
}

function change(task, what, token, values = {}) {
  return send(task, what, {
    method: 'POST',
    headers: {[token.header]: token.value},
    body: new URLSearchParams(values)
  });
}

/** A dialog with a form that does one thing; {@code act} is told what was chosen, and tells what has happened. */
function dialog(title, parts, label, act) {
  const problem = element('p', {className: 'guitu-problem', role: 'alert'});
  const close = element('button', {type: 'button', className: 'close', 'aria-label': '关闭'}, '×');
  const button = label && element('button', {type: 'submit', className: 'btn btn-primary'}, label);
  const form = element('form', {}, parts, button, problem);
  const made = element('dialog', {className: 'guitu-dialog', 'aria-label': title}, close, element('h3', {}, title), form);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    button.disabled = true;
    try {
      sayOnNewPage(await act(new FormData(form)));
    } catch (failure) {
      problem.textContent = failure.message;
      button.disabled = false;
    }
  });
  close.addEventListener('click', () => made.close());
  made.addEventListener('close', () => made.remove());
  document.body.append(made);
  made.showModal();
}

async function assign(task) {
  const {assignee, people, token} = await (await send(task, 'people')).json();
  const others = people.filter(({account}) => account !== assignee);
  const choice = element('select', {name: 'to', required: true},
    element('option', {value: ''}, '请选择'),
    others.map(({account, zh}) => element('option', {value: account}, zh)),
    assignee && element('option', {value: '-'}, '退回队列，由同事认领'));
  const now = people.find(({account}) => account === assignee)?.zh ?? assignee;
  const offers = others.length > 0 || assignee;
  dialog('改派任务', [
    element('p', {}, assignee ? `现在的经办人：${now}。期限照原来的起算，双方都会收到提醒。` : '还没有人认领。期限照原来的起算。'),
    offers ? element('label', {}, '交给 ', choice) : element('p', {}, '这个队列里没有别人能办这项任务。'),
    assignee && element('p', {},
      element('a', {href: `${ROOT}assign?person=${encodeURIComponent(assignee)}`}, `${assignee} 的其他任务一并改派`))
  ], offers && '改派', async chosen => {
    const to = chosen.get('to').replace(/^-$/, '');
    await change(task, 'assignee', token, {to});
    return to ? '已改派，双方都会收到提醒。' : GIVEN_BACK;
  });
}

async function giveBack(task) {
  const token = await (await send(task, 'give-back')).json();
  dialog('退回队列', element('p', {}, '退回以后由同事认领，期限照原来的起算。表单里填了还没有提交的内容不会留下。'),
    '退回队列', async () => {
      await change(task, 'give-back', token);
      return GIVEN_BACK;
    });
}

function act(label, task, open) {
  const button = element('button', {type: 'button', className: 'btn btn-default btn-xs'}, label);
  button.addEventListener('click', () => open(task).catch(failure => dialog(label, element('p', {}, failure.message))));
  return button;
}

function printing(task) {
  const link = (what, label) =>
    element('a', {href: addressOf(task, what), target: '_blank', rel: 'noopener'}, label);
  return element('details', {className: 'guitu-print'},
    element('summary', {className: 'btn btn-default btn-xs'}, '打印'),
    element('div', {},
      link('print', '表单和内容'),
      link('sheet', '空白单（带去现场手写）'),
      link('course', '办理过程')));
}

const isSupervisor = () => document.documentElement.classList.contains('may-cockpit');

function fill(strip, task, state) {
  strip.replaceChildren(...[
    isSupervisor() && act('改派', task, assign),
    !isSupervisor() && state === 'mine' && act('退回队列', task, giveBack),
    printing(task)
  ].filter(Boolean));
}

/** Tasklist's own button for giving back stands there, hidden, only for whoever has claimed the task. */
function stateOf(header) {
  return header.closest('[cam-tasklist-task]').querySelector('[cam-tasklist-task-meta] .unclaim') ? 'mine' : 'not-mine';
}

export function offerActs() {
  stripAboveTask('guitu-acts', fill, stateOf);
  document.addEventListener('click', event => {
    document.querySelectorAll('.guitu-print[open]').forEach(menu => {
      if (!menu.contains(event.target) || event.target.matches('a')) {
        menu.open = false;
      }
    });
  });
  document.addEventListener('keydown', event => {
    const menu = event.key === 'Escape' && document.activeElement?.closest('.guitu-print[open]');
    if (menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
}
