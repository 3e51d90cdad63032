/*
 * Above an open task and in the tab “档案”: whom the case is about, as far as the department needs it for this step. The server says
 * what that is; being shown it is recorded, so that it is asked for once each time a task is opened.
 */
import {element} from './dossier/elements.js';
import {stripAboveTask} from './strips.js';

const ROOT = new URL('../../../../../../dossier/tasks/', import.meta.url);
const NOT_YET = 'not-yet';
const LONG = 40;

/** What was last shown above a task, for when it is claimed and the strip is made anew. */
let shown = {};

async function ask(task) {
  const answer = await fetch(`${ROOT}${encodeURIComponent(task)}/header`, {headers: {Accept: 'application/json'}});
  return answer.ok && !answer.redirected ? answer.json() : [];
}

function words({text, on}) {
  const day = on && element('small', {}, on);
  return text.length <= LONG && !text.includes('\n')
    ? [text, day]
    : element('details', {}, element('summary', {}, `${text.slice(0, LONG).replaceAll('\n', ' ')}……`, day), element('p', {}, text));
}

function line({label, parts}) {
  const heeded = parts.every(({tone}) => tone !== 'plain');
  return element('div', {className: heeded ? 'heed' : ''},
    element('dt', {}, label),
    parts.map(part => element('dd', {className: part.tone}, words(part))));
}

/** The lines, those to be heeded first; nothing where there are none. */
function list(lines) {
  const heed = ({parts}) => parts.every(({tone}) => tone !== 'plain');
  return lines.length > 0 && element('dl', {}, [...lines].sort((one, other) => heed(other) - heed(one)).map(line));
}

/** The header for the tab. */
export async function headerOf(task) {
  const lines = await ask(task).catch(() => []);
  return lines.length > 0 && element('section', {className: 'guitu-header', 'aria-label': '个案提要'}, list(lines));
}

async function fill(strip, task, state) {
  if (state === NOT_YET) {
    return;
  }
  if (shown.task !== task || shown.lines.length === 0) {
    const lines = await ask(task).catch(() => []);
    if (strip.dataset.task !== task || strip.dataset.more !== state) {
      return;
    }
    shown = {task, lines};
  }
  strip.replaceChildren(...[list(shown.lines)].filter(Boolean));
}

/** Whoever claims a task may see more than before. */
function stateOf(header) {
  const meta = header.closest('[cam-tasklist-task]').querySelector('[cam-tasklist-task-meta] .assignee');
  return meta ? `claimed-by ${meta.textContent.trim()}` : NOT_YET;
}

export function showHeader() {
  stripAboveTask('guitu-header', fill, stateOf);
  addEventListener('hashchange', () => {
    if (!location.hash.includes(shown.task)) {
      shown = {};
    }
  });
}
