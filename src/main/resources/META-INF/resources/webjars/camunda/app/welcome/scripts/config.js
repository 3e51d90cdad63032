import {locales, prepare} from '../../../../assets/webapp.js';

await prepare('归途 首页');

export default {
  app: {name: '首页', vendor: '归途'},
  locales,
  links: [],
  csrfCookieName: 'XSRF-TOKEN',
  disableWelcomeMessage: true
};
