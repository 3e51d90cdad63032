/* The line above a form that says how its draft stands. It is quiet unless something is to be decided. */
import {element} from '../dossier/elements.js';
import {State} from './draft.js';

const ZONE = {timeZone: 'Asia/Shanghai', hourCycle: 'h23'};
const CLOCK = new Intl.DateTimeFormat('zh-CN', {...ZONE, hour: '2-digit', minute: '2-digit'});
const DAY = new Intl.DateTimeFormat('zh-CN', {...ZONE, month: 'long', day: 'numeric'});

/** “14:32”, and of another day “11月29日 14:32”. */
export function clock(at) {
  return DAY.format(at) === DAY.format(new Date()) ? CLOCK.format(at) : `${DAY.format(at)} ${CLOCK.format(at)}`;
}

function button(label, action) {
  return element('button', {type: 'button', className: 'btn btn-default btn-xs', onclick: action}, label);
}

/** A strip's parts for the state of a draft; {@code restored}: when what the form opened with was saved. */
function parts(draft, restored, acts) {
  switch (draft.state) {
    case State.TYPED:
      return [element('span', {className: 'quiet'}, '正在保存草稿……')];
    case State.FAILED:
      return [element('span', {role: 'alert'}, '连接中断，最后填写的还没有保存，正在重试。请先不要关闭或刷新这一页。')];
    case State.EXPIRED:
      return [element('span', {role: 'alert'}, '登录已过期，最后填写的还没有保存。'), button('重新登录', acts.login)];
    case State.TOO_LARGE:
      return [element('span', {role: 'alert'}, '填写的内容太多，草稿存不下，最后填写的没有保存。请先提交，或者把长的内容作为文件上传。')];
    case State.GONE:
      return [element('span', {role: 'alert'}, '这张表单不在您手上了（任务可能已办结、改派或退回），最后填写的没有保存。需要的请先抄下。')];
    case State.OVERTAKEN:
      return draft.other.revision
        ? [
          element('span', {role: 'alert'}, `另一个窗口 ${clock(draft.other.at)} 也保存了草稿，这里填写的还没有保存。`),
          button('用那边的', acts.takeOther),
          button('保留这里的', acts.keepMine)]
        : [
          element('span', {role: 'alert'}, '另一个窗口已丢弃草稿或提交了表单，这里填写的还没有保存。'),
          button('保留这里的', acts.keepMine)];
    default:
      return [
        restored && element('span', {role: 'status'}, `已恢复 ${clock(restored)} 的草稿。`),
        restored && button('丢弃草稿', acts.discard),
        draft.at && (!restored || draft.at > restored) && element('span', {className: 'quiet'}, `已保存 ${clock(draft.at)}`)
      ].filter(Boolean);
  }
}

export class Strip {
  #place = element('div', {className: 'guitu-draft'});
  #shown = '';

  constructor(container) {
    container.querySelector(':scope > .guitu-draft')?.remove();
    container.prepend(this.#place);
  }

  show(draft, restored, acts) {
    const made = parts(draft, restored, acts);
    const words = made.map(part => part.textContent).join();
    // What is said already is not said again to a screen reader.
    if (words !== this.#shown) {
      this.#shown = words;
      this.#place.dataset.state = draft.state;
      this.#place.replaceChildren(...made);
    }
  }

  /** What has not worked, beside what can be tried again. */
  say(problem) {
    this.#place.querySelector('.guitu-problem')?.remove();
    this.#place.append(element('span', {className: 'guitu-problem', role: 'alert'}, problem));
  }

  /** After a draft was thrown away: the way back, as long as the form is open. */
  offerBack(back) {
    this.#shown = '';
    this.#place.replaceChildren(element('span', {role: 'status'}, '草稿已丢弃。'), button('撤销', back));
  }
}
