/* The course of a case: what was done when by whom, the latest first, day by day, and of the content what the reader may see. */
import {element} from './elements.js';

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

function dayOf(at) {
  const [year, month, day] = at.slice(0, 10).split('-').map(Number);
  return `${year}年${month}月${day}日 星期${WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]}`;
}

function corrected({text, reason, at}) {
  return element('div', {className: 'corrected'},
    element('strong', {}, text),
    element('span', {className: 'quiet'}, ` ${at} 更正${reason ? `，理由：${reason}` : ''}`));
}

function answer({label, text, correction}) {
  return [
    element('dt', {}, label),
    element('dd', {}, correction ? [element('s', {}, text), corrected(correction)] : text)
  ];
}

function withheld(count, some) {
  return count > 0 && element('p', {className: 'quiet withheld'}, `${some ? '另' : ''}有 ${count} 项不在您的查阅范围。`);
}

function step(seen, open, correct) {
  const office = `${seen.department} · ${seen.region}${seen.author ? ` · ${seen.author}` : ''}`;
  const heading = element('summary', {},
    element('span', {className: 'name'}, seen.corrects ? `更正：${seen.name}` : seen.name),
    element('span', {className: 'quiet'}, seen.process),
    element('span', {className: 'office'}, office),
    element('time', {}, seen.at.slice(11)));
  const content = seen.answers.length > 0
    ? element('dl', {}, seen.answers.map(answer))
    : seen.withheld === 0 && element('p', {className: 'quiet'}, '这一步没有记入档案的内容。');
  const made = element('details', {open, className: 'guitu-step'},
    heading,
    seen.reason && element('p', {className: 'reason'}, `更正理由：${seen.reason}`),
    content,
    withheld(seen.withheld, seen.answers.length > 0));
  if (seen.correctable) {
    made.append(element('button', {type: 'button', className: 'btn btn-default btn-sm', onclick: () => correct(seen, made)}, '更正'));
  }
  made.dataset.step = seen.number;
  return made;
}

function others(count, some) {
  return count > 0 && element('p', {className: 'quiet closed'}, `${some ? '另' : ''}有 ${count} 步由其他部门办理，不在您的查阅范围。`);
}

/** {@code correct}: what to do when somebody wants to correct a step: called with the step and its element */
export function course({steps, closedSteps}, correct) {
  if (steps.length === 0 && closedSteps === 0) {
    return element('p', {className: 'quiet'}, '这个个案还没有记录。第一张表单提交后，这里就有内容。');
  }
  const days = new Map();
  steps.forEach(seen => days.set(seen.at.slice(0, 10), [...days.get(seen.at.slice(0, 10)) ?? [], seen]));
  return element('div', {className: 'guitu-course'}, others(closedSteps, steps.length > 0), [...days.values()].map(ofDay => [
    element('h5', {}, dayOf(ofDay[0].at)),
    ...ofDay.map(seen => step(seen, steps.indexOf(seen) < 2 && seen.answers.length > 0, correct))
  ]));
}
