/*
 * What only supervisors may change, others may look at: the departments of a task. Dates change by the clock alone, and who does a task by
 * the buttons above it (assign.js): Tasklist asks for a login name.
 */
const STEERING = '.groups';
const NEVER = '.followup-date, .due-date, .assignee .set-value';

export function keepSteeringToSupervisors() {
  const stop = event => {
    const meta = event.target.closest?.('[cam-tasklist-task-meta]');
    const place = meta && event.target.closest(
      document.documentElement.classList.contains('may-cockpit') ? NEVER : `${NEVER}, ${STEERING}`);
    if (place && event.key !== 'Tab') {
      event.stopPropagation();
      event.preventDefault();
    }
  };
  for (const action of ['click', 'keydown', 'paste']) {
    document.addEventListener(action, stop, true);
  }
}
