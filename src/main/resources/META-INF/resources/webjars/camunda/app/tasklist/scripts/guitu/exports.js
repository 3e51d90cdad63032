/* Above the task that hands a person what is held on her or him: the file, for whoever has claimed the task. */
import {ask} from '../../../../../assets/names.js';
import {element, save} from './dossier/elements.js';
import {Dossier} from './dossier/server.js';
import {stripAboveTask} from './strips.js';

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

/** The strip stays empty above all tasks but that one. */
export function offerExports() {
  stripAboveTask('guitu-export', (bar, task) => fill(bar, task).catch(() => {}));
}
