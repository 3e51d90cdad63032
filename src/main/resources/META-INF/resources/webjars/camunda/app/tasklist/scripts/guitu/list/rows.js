/* What stands in the list: a row for each task, with what a caseworker chooses by. */
import {written} from '../address.js';
import {element} from '../dossier/elements.js';
import {place} from './wire.js';

/** The address with these parts changed; what is empty is left out. */
export function address(changes) {
  const parts = place();
  for (const [name, value] of Object.entries(changes)) {
    if (value) {
      parts.set(name, value);
    } else {
      parts.delete(name);
    }
  }
  return `#/?${written(parts)}`;
}

export function go(changes) {
  location.hash = address(changes);
}

function fact(name, text) {
  return text && element('span', {'data-fact': name}, text);
}

function row(task, claim) {
  const {id, name, process, caseNumber, codeName, urgency, minor, due, assignee, mayClaim} = task;
  const open = element('a', {
    href: address({task: id}),
    className: `guitu-task ${due?.state ?? ''}`,
    title: [process, due?.at && `截止 ${due.at}`].filter(Boolean).join('，'),
    'data-task': id
  },
  element('span', {className: 'line'},
    element('span', {className: 'step'}, name), ' ',
    due && element('span', {className: 'due'}, due.left)), ' ',
  element('span', {className: 'line'},
    caseNumber && element('span', {className: 'number'}, caseNumber), ' ',
    codeName && element('span', {className: 'code-name'}, codeName), ' ',
    fact(`urgencyLevel-${urgency?.code}`, urgency?.zh), ' ',
    minor && fact('minor-true', '未成年人'), ' ',
    assignee && element('span', {className: 'by'}, assignee.me ? '我' : assignee.name)));
  return element('li', {'data-task': id}, open, mayClaim && element('button', {
    type: 'button',
    className: 'guitu-claim',
    'aria-label': `认领并打开：${name} ${caseNumber ?? ''}`,
    onclick: () => claim(id)
  }, '认领'));
}

/** The rows of the page; one of them can be reached by Tab, the others by the arrow keys from there. */
export function rowsOf(answer, claim) {
  const {name, count} = answer.filters.find(({id}) => id === answer.filter);
  const list = element('ol', {className: 'guitu-rows', 'aria-label': `${name}，共 ${count} 项`},
    answer.tasks.map(task => row(task, claim)));
  markOpen(list);
  return list;
}

/** Whether Tab comes to that row and its button. */
export function reach(link, yes) {
  [link, link.parentElement.querySelector('.guitu-claim')].filter(Boolean).forEach(stop => { stop.tabIndex = yes ? 0 : -1; });
}

/** Says which row's task is open, for eyes and screen readers. */
export function markOpen(list) {
  const task = place().get('task');
  const links = [...list.querySelectorAll('.guitu-task')];
  const current = links.find(link => link.dataset.task === task);
  const within = links.find(link => link === document.activeElement);
  for (const link of links) {
    if (link === current) {
      link.setAttribute('aria-current', 'true');
    } else {
      link.removeAttribute('aria-current');
    }
    reach(link, link === (within ?? current ?? links[0]));
  }
}

/** Which process, and the way to Tasklist's own criteria. */
export function barOf(answer, more) {
  const chosen = place().get('process') ?? '';
  const known = answer.processes.some(({key}) => key === chosen);
  const select = element('select', {
    'aria-label': '流程',
    onchange: () => go({process: select.value, page: ''})
  },
  element('option', {value: ''}, '全部流程'),
  chosen && !known && element('option', {value: chosen}, '所选流程（0）'),
  answer.processes.map(({key, name, count}) => element('option', {value: key}, `${name}（${count}）`)));
  select.value = chosen;
  return element('div', {className: 'guitu-bar'}, select,
    element('button', {type: 'button', className: 'btn btn-link', onclick: more}, '更多条件'));
}

/** Leads to the other pages, where there are any. */
export function pagesOf(answer) {
  const last = Math.ceil(answer.count / answer.pageSize);
  const now = Number(place().get('page') ?? 1);
  const to = (page, label) => element('button', {
    type: 'button', className: 'btn btn-default btn-sm', disabled: page < 1 || page > last, onclick: () => go({page})
  }, label);
  return last > 1 && element('nav', {className: 'guitu-pages', 'aria-label': '翻页'},
    to(now - 1, '上一页'), element('span', {}, `第 ${now} 页，共 ${last} 页`), to(now + 1, '下一页'));
}
