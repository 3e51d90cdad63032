import {element as made} from '../../../../../../assets/elements.js';

export const element = made;

/** What went right or wrong, above what it is about; the next one takes its place. */
export function notice(place, text, bad) {
  place.querySelector(':scope > .guitu-notice')?.remove();
  if (text) {
    const shown = element('p', {className: `guitu-notice${bad ? ' bad' : ''}`, role: bad ? 'alert' : 'status'}, text);
    place.prepend(shown);
    shown.scrollIntoView({block: 'nearest'});
  }
}

/** Gives the person a file as {@code fetching} brings it, or says in that place why not. */
export async function save(fetching, place) {
  notice(place);
  try {
    const {name, content} = await fetching();
    const address = URL.createObjectURL(content);
    element('a', {href: address, download: name}).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  } catch (failure) {
    notice(place, failure.message, true);
  }
}

/**
 * A small form: its parts, what sends it, and a way back without sending. When sending fails it says why and keeps what was typed.
 *
 * @param send does the work; the form is left only when that succeeds
 */
export function smallForm(parts, label, send, back) {
  const button = element('button', {type: 'submit', className: 'btn btn-primary btn-sm'}, label);
  const form = element('form', {className: 'guitu-small-form'}, parts,
    element('div', {className: 'buttons'},
      button,
      back && element('button', {type: 'button', className: 'btn btn-default btn-sm', onclick: back}, '取消')));
  form.addEventListener('input', () => form.classList.add('guitu-typed'));
  form.addEventListener('submit', async event => {
    event.preventDefault();
    button.disabled = true;
    button.textContent = '正在提交……';
    notice(form);
    try {
      await send(form);
    } catch (failure) {
      notice(form, failure.message, true);
    } finally {
      button.disabled = false;
      button.textContent = label;
    }
  });
  return form;
}

/** An input with its label above it. */
export function labelled(label, input) {
  return element('label', {}, element('span', {}, label), input);
}
