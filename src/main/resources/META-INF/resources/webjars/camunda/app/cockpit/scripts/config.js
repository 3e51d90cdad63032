import {nameQueues} from '../../../../assets/names.js';
import {showNotices} from '../../../../assets/notices.js';
import {leaveOut, locales, prepare} from '../../../../assets/webapp.js';

await prepare('归途 流程监控');
showNotices();
nameQueues('tr[ng-repeat="taskGroup in taskGroups"] td:last-child');
leaveOut(
  // Nobody may change a running case or its model by hand (engine/Grants): buttons that would only be refused.
  'cockpit.processDefinition.runtime.action',
  'cockpit.processInstance.runtime.action',
  'cockpit.jobDefinition.action',
  // Nobody deletes a deployment: it would take running cases with it.
  'cockpit.repository.deployment.action'
);

export default {
  app: {name: '流程监控', vendor: '归途'},
  locales,
  csrfCookieName: 'XSRF-TOKEN',
  disableWelcomeMessage: true
};
