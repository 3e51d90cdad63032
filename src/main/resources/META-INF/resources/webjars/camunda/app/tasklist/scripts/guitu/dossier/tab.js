/*
 * The tab “档案” beside a task's form. Tasklist throws a tab's content away when another one is opened, and with it what somebody has
 * typed into the form: so this tab lies over the form instead of taking its place.
 */
import {course} from './course.js';
import {element, notice} from './elements.js';
import {Dossier} from './server.js';

const LABEL = '档案';

async function fill(place, dossier) {
  try {
    const seen = await dossier.read();
    const whole = seen.steps.some(step => step.answers.length > 0);
    place.replaceChildren(
      element('p', {className: 'quiet'}, whole
        ? `个案 ${seen.caseNumber}。您看到的是本部门可以查阅的内容，每次查阅都有记录。`
        : `个案 ${seen.caseNumber}。这里只显示办理过程，内容不在您的查阅范围。`),
      course(seen.steps, () => undefined));
  } catch (failure) {
    place.replaceChildren();
    notice(place, failure.message, true);
  }
}

function show(node, task) {
  const place = element('div', {className: 'guitu-dossier'}, element('p', {className: 'quiet'}, '正在打开档案……'));
  node.replaceChildren(place);
  fill(place, new Dossier(task));
}

/** The way Tasklist opens a tab by itself: when the address names it. */
export const dossierTab = {
  id: 'guitu-dossier',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: {label: LABEL},
  render: (node, {taskId}) => show(node, taskId),
  unmount: () => undefined
};

const openTask = () => /[?&]task=([^&]+)/.exec(location.hash)?.[1];

function close() {
  document.querySelector('.guitu-dossier-pane')?.remove();
  document.querySelector('.guitu-dossier-over')?.classList.remove('guitu-dossier-over');
}

function open(tabs, tab) {
  close();
  const content = tabs.parentElement.querySelector(':scope > .tab-content');
  const pane = element('div', {className: 'guitu-dossier-pane'});
  pane.dataset.task = openTask();
  tab.classList.add('guitu-dossier-tab');
  tabs.parentElement.classList.add('guitu-dossier-over');
  content.after(pane);
  show(pane, pane.dataset.task);
}

export function keepFormUnderDossier() {
  document.addEventListener('click', event => {
    const tab = event.target.closest?.('[cam-tasklist-task] .nav-tabs > li');
    if (!tab) {
      return;
    }
    const isOurs = tab.textContent.trim() === LABEL;
    if (!tab.classList.contains('active')) {
      if (isOurs) {
        event.preventDefault();
        event.stopPropagation();
        open(tab.parentElement, tab);
      } else {
        close();
      }
    } else if (!isOurs) {
      // The form is still there, under the dossier.
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  }, true);
  addEventListener('hashchange', () => {
    const pane = document.querySelector('.guitu-dossier-pane');
    if (pane && pane.dataset.task !== openTask()) {
      close();
    }
  });
}
