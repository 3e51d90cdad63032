/* What only supervisors may change, others may look at: dates, departments and the assignee of a task. */
const STEERING = '.followup-date, .due-date, .groups, .assignee .set-value';

export function keepSteeringToSupervisors() {
  const stop = event => {
    const place = event.target.closest?.('[cam-tasklist-task-meta]') && event.target.closest(STEERING);
    if (place && !document.documentElement.classList.contains('may-cockpit') && event.key !== 'Tab') {
      event.stopPropagation();
      event.preventDefault();
    }
  };
  for (const action of ['click', 'keydown', 'paste']) {
    document.addEventListener(action, stop, true);
  }
}
