/* Corrects what one's own office recorded in a step: its answers as inputs, and why. */
import {element, labelled, smallForm} from './elements.js';

const TYPES = {NUMBER: 'number', DATE: 'date', TIME: 'time', YES_NO: 'checkbox'};

/** An input for one answer: the element, and what stands in it as the server takes it. */
function inputFor({kind, lines, length, options, value}) {
  if (kind === 'CHOICES') {
    const chosen = value ?? [];
    const boxes = options.map(({code, label}) => ({
      code,
      box: element('input', {type: 'checkbox', checked: chosen.includes(code)}),
      label
    }));
    return {
      shown: element('div', {className: 'choices'}, boxes.map(({box, label}) => element('label', {}, box, ` ${label}`))),
      now: () => boxes.filter(({box}) => box.checked).map(({code}) => code)
    };
  }
  if (kind === 'CHOICE') {
    const select = element('select', {className: 'form-control'},
      element('option', {value: ''}, '（没有）'),
      options.map(({code, label}) => element('option', {value: code, selected: code === value}, label)));
    return {shown: select, now: () => select.value || null};
  }
  if (kind === 'YES_NO') {
    const box = element('input', {type: 'checkbox', checked: value === true});
    return {shown: box, now: () => box.checked};
  }
  const text = lines
    ? element('textarea', {className: 'form-control', rows: 4, maxLength: length})
    : element('input', {type: TYPES[kind] ?? 'text', className: 'form-control'});
  if (kind === 'NUMBER') {
    text.step = 'any';
  } else if (kind === 'TEXT') {
    text.maxLength = length;
  }
  text.value = value ?? '';
  return {shown: text, now: () => text.value.trim() === '' ? null : text.value};
}

function field({label, field: key, input}) {
  const {shown, now} = inputFor(input);
  const before = JSON.stringify(now());
  return {
    key,
    now,
    changed: () => JSON.stringify(now()) !== before,
    shown: input.kind === 'CHOICES'
      ? element('fieldset', {}, element('legend', {}, label), shown)
      : labelled(label, shown)
  };
}

/** Opens the form under the step's answers, once. */
export function correction(step, place, dossier, refresh) {
  const existing = place.querySelector('form');
  if (existing) {
    existing.scrollIntoView({block: 'nearest'});
    return;
  }
  const fields = step.answers.filter(answer => answer.input).map(field);
  const elsewhere = step.answers.filter(answer => answer.elsewhere).map(answer => answer.label);
  const reason = element('input', {type: 'text', className: 'form-control', required: true, maxLength: 1000});
  const form = smallForm([
    element('p', {className: 'quiet'}, '只改写错的内容。原来的内容保留在档案里，旁边注明更正。'),
    elsewhere.length > 0 && element('p', {className: 'elsewhere'},
      `${elsewhere.join('、')}关系到全案：请点“启动流程”，选“更正身份与年龄”，由另一人审批。`),
    fields.map(({shown}) => shown),
    labelled('更正理由', reason)
  ], '保存更正', async () => {
    const answers = Object.fromEntries(fields.filter(each => each.changed()).map(each => [each.key, each.now()]));
    await dossier.correct(step.number, reason.value, answers);
    await refresh('更正已保存。');
  }, () => form.remove());
  place.append(form);
  form.scrollIntoView({block: 'nearest'});
}
