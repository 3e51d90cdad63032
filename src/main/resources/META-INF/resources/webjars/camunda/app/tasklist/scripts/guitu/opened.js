/** The id of the task that the address names. */
export function openTask() {
  return /[?&]task=([^&]+)/.exec(location.hash)?.[1];
}

/** Has Tasklist open a task, or none for {@code null}, whatever its address says. */
export function openInTasklist(taskId) {
  const scope = window.angular.element(document.querySelector('[cam-tasklist-task]')).isolateScope();
  scope.tasklistData.set('taskId', {taskId});
  scope.$apply();
}
