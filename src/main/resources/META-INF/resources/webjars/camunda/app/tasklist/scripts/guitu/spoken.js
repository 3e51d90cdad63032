/*
 * What form-js 1.8.7 leaves out for those who hear a form: to which question the options belong, that a field opens a list, and what is chosen
 * there. Whatever it draws later is looked after with the next frame.
 */
import {elementOf, whenFormOpens} from './forms.js';

const GROUPS = [['.fjs-form-field-radio', 'radiogroup'], ['.fjs-form-field-checklist', 'group']];
const OPTIONS_WITH_LIST = '.fjs-form-field-select, .fjs-form-field-taglist, .fjs-timepicker';

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) {
      element.removeAttribute(name);
    } else if (element.getAttribute(name) !== value) {
      element.setAttribute(name, value);
    }
  }
}

function nameGroup(place, role) {
  const question = place.querySelector(':scope > label:not(:has(> input))');
  const option = place.querySelector('input');
  if (question && option) {
    question.id ||= `${option.id}-question`;
    set(place, {role, 'aria-labelledby': question.id});
  }
}

/** The options as far as they are open, and which of them Enter takes. */
function sayOptions(input, list) {
  const options = [...list?.querySelectorAll('.fjs-dropdownlist-item') ?? []];
  options.forEach((option, number) => {
    set(option, {
      id: `${input.id}-option-${number}`, role: 'option', 'aria-selected': String(option.classList.contains('focused'))
    });
  });
  if (options.length) {
    set(list, {id: `${input.id}-options`, role: 'listbox', 'aria-label': input.labels?.[0]?.textContent});
  }
  return options;
}

function sayList(place) {
  const input = place.querySelector('input:not(.flatpickr-calendar *)');
  if (!input) {
    return;
  }
  const list = place.querySelector('.fjs-dropdownlist');
  const options = sayOptions(input, list);
  // What is chosen stands beside a field that is not typed in.
  const chosen = place.querySelector('.fjs-select-display')?.id;
  const described = input.getAttribute('aria-describedby') ?? '';
  set(input, {
    role: 'combobox',
    'aria-haspopup': 'listbox',
    'aria-expanded': String(options.length > 0),
    'aria-controls': options.length ? list.id : undefined,
    'aria-activedescendant': options.find(option => option.classList.contains('focused'))?.id,
    'aria-describedby': chosen && !described.includes(chosen) ? `${chosen} ${described}`.trim() : described || undefined
  });
}

function say(form) {
  for (const [selector, role] of GROUPS) {
    elementOf(form).querySelectorAll(selector).forEach(place => nameGroup(place, role));
  }
  elementOf(form).querySelectorAll(OPTIONS_WITH_LIST).forEach(sayList);
}

/** A list that opens with its field closes by Escape, as all others do; the next Tab goes on from there. */
function closeByEscape() {
  document.addEventListener('keydown', event => {
    const field = event.key === 'Escape' && event.target.matches?.('.fjs-select-hidden-input') && event.target.closest('.fjs-form-field');
    if (field && field.querySelector('.fjs-dropdownlist')) {
      event.target.parentElement.dispatchEvent(new MouseEvent('mousedown', {bubbles: true, cancelable: true}));
    }
  }, true);
}

export function sayForms() {
  closeByEscape();
  const said = new WeakSet();
  whenFormOpens(form => {
    if (!said.has(form)) {
      said.add(form);
      let waits = false;
      new MutationObserver(() => {
        if (!waits) {
          waits = true;
          requestAnimationFrame(() => {
            waits = false;
            say(form);
          });
        }
      }).observe(elementOf(form), {subtree: true, childList: true, attributeFilter: ['class', 'aria-describedby']});
    }
  });
}
