/* Above an open task: whose region, which case, a minor or not, how urgent. The form's own answers stay in the form. */
import {ask, regionName} from '../../../../../assets/names.js';
import {WORDS} from './cards.js';
import {caseNumber} from './cases.js';

function chip(fact, text) {
  const chip = document.createElement('span');
  chip.dataset.fact = fact;
  chip.append(text);
  return chip;
}

async function factsOf(task) {
  const names = Object.keys(WORDS);
  const known = await ask(`/task/${encodeURIComponent(task)}/form-variables?variableNames=${names}&deserializeValues=false`);
  return names
    .filter(name => (known[name]?.value ?? null) !== null)
    .map(name => {
      const code = String(known[name].value);
      return chip(Object.hasOwn(WORDS[name], code) ? `${name}-${code}` : name, WORDS[name][code] ?? (name === 'caseNumber' ? caseNumber(code) : code));
    });
}

async function fill(strip, task, region) {
  const [name, facts] = await Promise.all([region && regionName(region), factsOf(task).catch(() => [])]);
  if (strip.dataset.task === task) {
    strip.replaceChildren(...name ? [chip('region', name)] : [], ...facts);
  }
}

/** A task that is open gets its strip; another one in its place gets another. */
function place() {
  const header = document.querySelector('[cam-tasklist-task] .task-card header .names');
  const task = /[?&]task=([^&]+)/.exec(location.hash)?.[1];
  if (!header || !task) {
    return;
  }
  let strip = header.querySelector('.guitu-facts');
  if (!strip) {
    strip = document.createElement('div');
    strip.className = 'guitu-facts';
    header.append(strip);
  }
  const region = header.closest('header').querySelector('.tenant-id')?.textContent.trim() ?? '';
  if (strip.dataset.task !== task || strip.dataset.region !== region) {
    Object.assign(strip.dataset, {task, region});
    strip.replaceChildren();
    fill(strip, task, region);
  }
}

export function showFacts() {
  new MutationObserver(place).observe(document.body, {subtree: true, childList: true, characterData: true});
  addEventListener('hashchange', place);
}
