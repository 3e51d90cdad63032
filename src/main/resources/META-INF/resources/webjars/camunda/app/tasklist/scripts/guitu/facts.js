/* Above an open task: whose region, which case, a minor or not, how urgent. The form's own answers stay in the form. */
import {ask, regionName} from '../../../../../assets/names.js';
import {WORDS} from './cards.js';
import {caseNumber} from './cases.js';
import {stripAboveTask} from './strips.js';

function chip(fact, text) {
  const chip = document.createElement('span');
  chip.dataset.fact = fact;
  chip.append(text);
  return chip;
}

async function factsOf(task) {
  // Since when and why a clock stands still is said below (clock.js).
  const names = Object.keys(WORDS).filter(name => name !== 'clockState');
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

export function showFacts() {
  stripAboveTask('guitu-facts', fill, header => header.querySelector('.tenant-id')?.textContent.trim() ?? '');
}
