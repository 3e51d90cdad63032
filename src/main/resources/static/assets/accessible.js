/*
 * What Camunda's web apps leave out for those who hear the page or use the keyboard alone: names of buttons that are only a picture, roles,
 * what is open at the moment. Whatever else they draw later is looked after as it comes.
 */
const COLUMNS = {filters: '任务队列', list: '任务列表', task: '打开的任务'};

/** What a control that shows no words does: its selector, and its name or how to find it. */
const NAMES = [
  ['.region-toggle[data-region]', ({dataset}) => `收起或展开${COLUMNS[dataset.region]}`],
  ['button.maximize', '打开的任务占满窗口'],
  ['button.reset-regions', '恢复三栏'],
  ['.section-toggle', '收起或展开这一部分'],
  ['.stored-criteria > button', '保存的条件'],
  ['.app-switch > .dropdown-toggle', '其他应用'],
  ['.new-sort > .dropdown-toggle', '再加一种排序'],
  ['.bjs-drilldown', '打开这个子流程的图'],
  ['a.circle[state-circle]', ({classList}) => classList.contains('circle-green') ? '没有异常' : '有异常'],
  ['a.app-label-wrapper', ({parentElement}) => parentElement.textContent.trim()],
  ['.main-field', ({placeholder}) => placeholder],
  ['input.toggle', ({parentElement}) => parentElement.textContent.trim()],
  ['.djs-overlay .instance-count', ({textContent}) => `${textContent.trim()} 个在办`],
  ['.djs-overlay .badge-important', ({textContent}) => `${textContent.trim()} 处异常`]
];

const CONTROLS = 'a[href], button, [role=button]';
const TOOLTIPS = '[uib-tooltip], [tooltip], [title]:not([title=""])';

/** Clicked with the mouse only: what it is to be for the keyboard. */
const BUTTONS = '.djs-overlay .badge';

const ROLES = [
  ['.site-wrap', {role: 'main'}],
  ['[cam-widget-header]', {role: 'banner'}],
  ['[cam-widget-header] .cam-nav', {'aria-label': '本系统'}],
  ['.navbar-brand .brand-name', {role: 'heading', 'aria-level': '1'}],
  ['.task-filters .task-filter h4', {'aria-level': '2'}],
  ['[cam-tasklist-task] .process-definition', {'aria-level': '3'}],
  // A message that gets one more line is not said again from its beginning.
  ['[notifications-panel]', {role: 'status', 'aria-live': 'polite', 'aria-atomic': 'false'}],
  ['.nav-tabs', {role: 'tablist'}],
  ['.nav-tabs > li', {role: 'presentation'}],
  ['.nav-tabs > li > a', {role: 'tab'}],
  ['input.main-field', {role: 'combobox'}],
  // A date above a task that nobody changes there: nothing for the keyboard to stop at.
  ['[cam-tasklist-task-meta] :is(.followup-date, .due-date)', {tabindex: '-1'}]
];

/** Where one of several is open, and how Camunda marks it. */
const CURRENT = '.task-filters .task-filter, .tasks-list li.task, .app-menu li';

const TABS = '.nav-tabs > li > a';
/** Tasklist's dossier lies over what it calls the open tab (scripts/guitu/dossier/tab.js). */
const OPEN_TAB = '.guitu-dossier-over > .nav-tabs > .guitu-dossier-tab > a, :not(.guitu-dossier-over) > .nav-tabs > .active > a';

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value && element.getAttribute(name) !== value) {
      element.setAttribute(name, value);
    }
  }
}

function tooltipOf(control) {
  const told = control.matches(TOOLTIPS) ? control : control.querySelector(TOOLTIPS);
  return ['uib-tooltip', 'tooltip', 'title'].map(name => told?.getAttribute(name)).find(Boolean);
}

function mend() {
  for (const [selector, name] of NAMES) {
    document.querySelectorAll(selector).forEach(element =>
      set(element, {'aria-label': typeof name === 'string' ? name : name(element)}));
  }
  for (const control of document.querySelectorAll(CONTROLS)) {
    if (!control.hasAttribute('aria-label') && !control.textContent.trim()) {
      set(control, {'aria-label': tooltipOf(control)});
    }
  }
  for (const [selector, attributes] of ROLES) {
    document.querySelectorAll(selector).forEach(element => set(element, attributes));
  }
  document.querySelectorAll(BUTTONS).forEach(element => set(element, {role: 'button', tabindex: '0'}));
  document.querySelectorAll('.modal-dialog').forEach(dialog =>
    set(dialog.parentElement, {'aria-modal': 'true', 'aria-label': dialog.querySelector('.modal-title')?.textContent.trim()}));
  document.querySelectorAll(TABS).forEach(tab => set(tab, {'aria-selected': String(tab.matches(OPEN_TAB))}));
  for (const one of document.querySelectorAll(CURRENT)) {
    const link = one.querySelector('a');
    if (one.classList.contains('active')) {
      link?.setAttribute('aria-current', 'true');
    } else {
      link?.removeAttribute('aria-current');
    }
  }
}

/** From tab to tab by the arrow keys, as screen readers say of tabs. */
function toNextTab(tab, by) {
  const all = [...tab.closest('.nav-tabs').querySelectorAll(':scope > li > a')].filter(other => other.getClientRects().length);
  all.at((all.indexOf(tab) + by) % all.length).focus();
}

export function makeAccessible() {
  let waits = false;
  const soon = () => {
    if (!waits) {
      waits = true;
      requestAnimationFrame(() => {
        waits = false;
        mend();
      });
    }
  };
  new MutationObserver(soon).observe(document.body, {subtree: true, childList: true, attributeFilter: ['class']});
  document.addEventListener('keydown', event => {
    if (['Enter', ' '].includes(event.key) && event.target.matches?.(BUTTONS)) {
      event.preventDefault();
      event.target.click();
    }
    const by = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (by && event.target.matches?.(TABS)) {
      event.preventDefault();
      toNextTab(event.target, by);
    }
  });
  soon();
}
