/*
 * Strips above an open task. Each is filled for the task that is open, and anew when another one comes in its place; what is filled later than
 * that belongs to another task, which the strip's own data tell.
 */

/**
 * @param name the strip's class
 * @param fill told the empty strip, the task and {@code more}
 * @param moreOf what else of the task's header the strip depends on, as a text
 */
export function stripAboveTask(name, fill, moreOf = () => '') {
  const place = () => {
    const header = document.querySelector('[cam-tasklist-task] .task-card header .names');
    const task = /[?&]task=([^&]+)/.exec(location.hash)?.[1];
    if (!header || !task) {
      return;
    }
    let strip = header.querySelector(`.${name}`);
    if (!strip) {
      strip = document.createElement('div');
      strip.className = name;
      header.append(strip);
    }
    const more = moreOf(header.closest('header'));
    if (strip.dataset.task !== task || strip.dataset.more !== more) {
      Object.assign(strip.dataset, {task, more});
      strip.replaceChildren();
      fill(strip, task, more);
    }
  };
  new MutationObserver(place).observe(document.body, {subtree: true, childList: true, characterData: true});
  addEventListener('hashchange', place);
}
