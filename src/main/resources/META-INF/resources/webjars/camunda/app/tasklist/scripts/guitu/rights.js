/* What only supervisors may change, others may look at: departments and the assignee of a task. Dates change by the clock alone. */
const STEERING = '.groups, .assignee .set-value';
const DATES = '.followup-date, .due-date';

export function keepSteeringToSupervisors() {
  const stop = event => {
    const meta = event.target.closest?.('[cam-tasklist-task-meta]');
    const place = meta && event.target.closest(
      document.documentElement.classList.contains('may-cockpit') ? DATES : `${DATES}, ${STEERING}`);
    if (place && event.key !== 'Tab') {
      event.stopPropagation();
      event.preventDefault();
    }
  };
  for (const action of ['click', 'keydown', 'paste']) {
    document.addEventListener(action, stop, true);
  }
}
