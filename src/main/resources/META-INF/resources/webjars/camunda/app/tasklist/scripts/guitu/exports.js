/* Above the task that hands a person what is held on her or him: the file, for whoever has claimed the task. */
import {ask} from '../../../../../assets/names.js';
import {element, save} from './dossier/elements.js';
import {Dossier} from './dossier/server.js';

function button(label, format, dossier, bar) {
  return element('button', {
    type: 'button', className: 'btn btn-default btn-sm', onclick: () => save(() => dossier.export(format), bar)
  }, label);
}

async function fill(bar, task) {
  const {taskDefinitionKey, processDefinitionId} = await ask(`/task/${encodeURIComponent(task)}`);
  if (bar.dataset.task === task && taskDefinitionKey === 'hand-over-export' && processDefinitionId.startsWith('person-export:')) {
    const dossier = new Dossier(task);
    bar.append(
      element('span', {}, '本人信息导出件：'),
      button('下载 PDF（供阅读）', 'pdf', dossier, bar),
      button('下载 JSON（供转移）', 'json', dossier, bar));
  }
}

/** A task that is open gets its bar, which stays empty for all but that one; another one in its place gets another. */
function place() {
  const header = document.querySelector('[cam-tasklist-task] .task-card header .names');
  const task = /[?&]task=([^&]+)/.exec(location.hash)?.[1];
  if (!header || !task) {
    return;
  }
  let bar = header.querySelector('.guitu-export');
  if (!bar) {
    bar = element('div', {className: 'guitu-export'});
    header.append(bar);
  }
  if (bar.dataset.task !== task) {
    bar.dataset.task = task;
    bar.replaceChildren();
    fill(bar, task).catch(() => {});
  }
}

export function offerExports() {
  new MutationObserver(place).observe(document.body, {subtree: true, childList: true, characterData: true});
  addEventListener('hashchange', place);
}
