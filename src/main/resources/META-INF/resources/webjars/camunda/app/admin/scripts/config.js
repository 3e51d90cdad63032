import {locales, prepare} from '../../../../assets/webapp.js';

await prepare('归途 系统管理');

export default {
  app: {name: '系统管理', vendor: '归途'},
  locales,
  csrfCookieName: 'XSRF-TOKEN',
  disableWelcomeMessage: true
};
