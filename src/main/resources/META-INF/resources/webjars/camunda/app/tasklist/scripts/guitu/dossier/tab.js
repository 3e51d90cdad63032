/*
 * The tab “档案” beside a task's form. Tasklist throws a tab's content away when another one is opened, and with it what somebody has
 * typed into the form: so this tab lies over the form instead of taking its place.
 */
import {correction} from './correction.js';
import {course} from './course.js';
import {documents} from './documents.js';
import {element, notice} from './elements.js';
import {headerOf} from '../header.js';
import {Dossier} from './server.js';

const LABEL = '档案';

/** Why the case is not closed: the first reason by itself, the others below it. */
function waits([first, ...others]) {
  const late = ({urgent}) => urgent ? 'late' : '';
  return element('div', {className: 'guitu-waits'},
    element('p', {className: late(first)}, first.text),
    others.length > 0 && element('ul', {}, others.map(other => element('li', {className: late(other)}, other.text))));
}

/** The linked cases, each with how it stands where the reader may see it. */
function relatives(family) {
  return element('ul', {className: 'guitu-family'}, family.map(({relation, number, state}) => element('li', {},
    `${relation}：个案 ${number}，${state ?? '办理情况不在您的查阅范围'}`)));
}

/** {@code said}: what has just been done, to be told above the refreshed dossier. */
async function fill(place, task, dossier, said) {
  const refresh = done => fill(place, task, dossier, done);
  try {
    const [seen, header] = await Promise.all([dossier.read(), headerOf(task)]);
    const some = seen.steps.some(step => step.answers.length > 0);
    place.replaceChildren(...[
      header,
      element('p', {className: 'quiet'}, some
        ? `个案 ${seen.caseNumber}。您看到的是本部门可以查阅的内容，每次查阅都有记录。`
        : `个案 ${seen.caseNumber}。${seen.claimFirst ?? '这里只显示办理过程，内容不在您的查阅范围。'}`),
      element('h4', {}, '在等什么'),
      waits(seen.waits),
      ...seen.family.length > 0 ? [element('h4', {}, '同行家人'), relatives(seen.family)] : [],
      element('h4', {}, '文件'),
      documents(seen, dossier, refresh),
      element('h4', {}, '办理过程'),
      course(seen, (step, made) => correction(step, made, dossier, refresh))
    ].filter(Boolean));
    notice(place, said);
    if (said) {
      // What had the focus is drawn anew.
      const told = place.querySelector(':scope > .guitu-notice');
      told.tabIndex = -1;
      told.focus();
    }
  } catch (failure) {
    place.replaceChildren();
    notice(place, failure.message, true);
  }
}

function show(node, task) {
  const place = element('div', {className: 'guitu-dossier'}, element('p', {className: 'quiet'}, '正在打开档案……'));
  node.replaceChildren(place);
  fill(place, task, new Dossier(task));
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

const ourPane = () => document.querySelector('.guitu-dossier-pane');

/** Back to the form. The pane stays, with what somebody may have typed into it. */
function close() {
  document.querySelector('.guitu-dossier-over')?.classList.remove('guitu-dossier-over');
}

function open(tabs, tab) {
  tab.classList.add('guitu-dossier-tab');
  tabs.parentElement.classList.add('guitu-dossier-over');
  if (!ourPane()?.querySelector('.guitu-typed')) {
    forget();
    const pane = element('div', {className: 'guitu-dossier-pane'});
    pane.dataset.task = openTask();
    tabs.parentElement.querySelector(':scope > .tab-content').after(pane);
    show(pane, pane.dataset.task);
  }
}

function forget() {
  ourPane()?.remove();
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
    if (ourPane() && ourPane().dataset.task !== openTask()) {
      close();
      forget();
    }
  });
}
