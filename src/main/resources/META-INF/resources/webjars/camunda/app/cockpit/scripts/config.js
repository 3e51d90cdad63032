import {locales, prepare} from '../../../../assets/webapp.js';

await prepare('归途 流程监控');

export default {
  app: {name: '流程监控', vendor: '归途'},
  locales,
  csrfCookieName: 'XSRF-TOKEN',
  disableWelcomeMessage: true
};
