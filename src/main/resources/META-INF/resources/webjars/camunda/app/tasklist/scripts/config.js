import {leaveOut, locales, prepare} from '../../../../assets/webapp.js';
import {written} from './guitu/address.js';

const MOST_URGENT_FIRST = [{sortBy: 'priority', sortOrder: 'desc'}, {sortBy: 'dueDate', sortOrder: 'asc'}];

/**
 * The list opens with the most urgent cases, and of these with what is due first, unless the address asks for another order. What Tasklist would add
 * by itself, as a step that nobody gets back over, stands there already (guitu/list/wire.js adds which list).
 */
function sortByUrgency() {
  const place = new URL(location.hash.replace(/^#!?/, '') || '/', location.origin);
  const asked = place.searchParams;
  if (place.pathname === '/' && !asked.has('sorting')) {
    asked.set('sorting', JSON.stringify(MOST_URGENT_FIRST));
    asked.set('searchQuery', asked.get('searchQuery') ?? '[]');
    history.replaceState(null, '', `#/?${written(asked)}`);
  }
}

await prepare('归途 我的任务');
sortByUrgency();
// Before Tasklist looks at the new address itself.
addEventListener('popstate', sortByUrgency, true);
document.addEventListener('click', event => {
  if (event.target.closest?.('.navbar-brand')) {
    event.preventDefault();
    event.stopPropagation();
    location.hash = '/';
  }
}, true);
leaveOut(
  // Comments and the history tab need rights in the history that no caseworker has; the dossier has its own timeline.
  'tasklist.task.action:task-action-comment',
  'tasklist.task.detail:task-detail-history',
  // The documentation of the model, in English.
  'tasklist.task.detail:task-detail-description',
  // A task outside a case belongs to nobody.
  'tasklist.navbar.action:create-task-action'
);

export default {
  app: {name: '我的任务', vendor: '归途'},
  locales,
  customScripts: ['scripts/guitu/tasklist'],
  csrfCookieName: 'XSRF-TOKEN',
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: {key: 'ctrl+alt+c', description: '认领当前任务'},
    focusFilter: {key: 'ctrl+shift+f', description: '转到任务队列'},
    focusList: {key: 'ctrl+alt+l', description: '转到任务列表'},
    focusForm: {key: 'ctrl+alt+f', description: '转到表单第一栏'},
    startProcess: {key: 'ctrl+alt+p', description: '发起流程'}
  }
};
