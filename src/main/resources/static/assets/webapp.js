/*
 * What all four of Camunda's web apps share: no drafts in the browser, one login page, and a session that lasts while somebody
 * works and ends when nobody does. Each app's scripts/config.js imports it before the app starts.
 */
import {makeAccessible} from './accessible.js';
import {answerRequests} from './answered.js';
import {refuseDrafts} from './drafts.js';
import {explainRefusals} from './refusals.js';
import {searchBox} from './search.js';

/** As long as the server's session (server.servlet.session.timeout). */
const IDLE_MINUTES = 30;
const ALIVE_MINUTES = 5;
const LOGIN_ROUTE = /^#!?\/login/;
const LAST_SEEN = 'guitu-last-seen';

/** Chinese, unless the browser asks for English first. */
export const locales = {
  availableLocales: ['zh', 'en'],
  fallbackLocale: 'zh'
};

const base = document.querySelector('base');
const root = base.getAttribute('app-root');
const account = `${root}/api/admin/auth/user/default`;
const loginPage = new URL('../login', import.meta.url).pathname;

/** What the app asks for when it starts and is known by then, by address; it is told once, and later asks the server. */
const foreknown = new Map([[`${root}/api/engine/engine/`, [{name: 'default'}]]]);

let loggingOut = false;
let leaving = false;

/** Where something is typed that could not be saved, the page stays until it is (Tasklist's scripts/guitu/drafts.js). */
const mayGo = goOn => dispatchEvent(new CustomEvent('guitu-expired', {cancelable: true, detail: goOn}));

function toLogin(expired, place) {
  if (leaving || expired && !mayGo(() => toLogin(true, place))) {
    return;
  }
  leaving = true;
  document.documentElement.classList.add('guitu-leaving');
  if (expired) {
    // Asking for this very page makes the server lead through the login and back here.
    const again = Date.now() - Number(sessionStorage.getItem('guitu-expired')) < 10_000;
    sessionStorage.setItem('guitu-expired', Date.now());
    if (!again) {
      history.replaceState(null, '', location.pathname + location.search + place);
      location.reload();
      return;
    }
  }
  location.replace(expired ? loginPage : `${loginPage}?logout`);
}

/** Camunda's own login form is switched off on the server; its route leads to our page instead. */
function replaceLoginRoute() {
  document.addEventListener('click', event => {
    loggingOut ||= Boolean(event.target.closest?.('.account .logout'));
  }, true);
  const check = before => {
    if (LOGIN_ROUTE.test(location.hash)) {
      toLogin(!loggingOut, LOGIN_ROUTE.test(before) ? '' : before);
    }
  };
  addEventListener('hashchange', event => check(new URL(event.oldURL).hash));
  check('');
}

/** The server counts requests, not key strokes: somebody who fills in a long form must not lose it. */
function keepAliveWhileWorking() {
  let seen = Date.now();
  let told = Date.now();
  const now = () => {
    seen = Date.now();
    if (seen - Number(localStorage.getItem(LAST_SEEN)) > 10_000) {
      localStorage.setItem(LAST_SEEN, seen);
    }
  };
  for (const sign of ['keydown', 'pointerdown', 'wheel']) {
    addEventListener(sign, now, {capture: true, passive: true});
  }
  now();
  setInterval(() => {
    seen = Math.max(seen, Number(localStorage.getItem(LAST_SEEN)));
    if (Date.now() - seen > IDLE_MINUTES * 60_000) {
      leave();
    } else if (seen > told && Date.now() - told > ALIVE_MINUTES * 60_000) {
      told = Date.now();
      fetch(account, {headers: {Accept: 'application/json'}});
    }
  }, 30_000);
}

async function leave() {
  const savings = [];
  dispatchEvent(new CustomEvent('guitu-leaving', {detail: savings}));
  await Promise.allSettled(savings);
  const token = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? '';
  await fetch(`${account}/logout`, {method: 'POST', headers: {'X-XSRF-TOKEN': decodeURIComponent(token)}})
    .catch(() => undefined);
  toLogin(true, location.hash);
}

/** Our own pages are not among the web apps, which have no menu entry for others: they stand before the account. */
function linkOwnPages(apps, groups) {
  // Supervisors alone may open both.
  const supervises = ['cockpit', 'tasklist'].every(app => apps.includes(app));
  const checks = groups.includes('caseworker') && ['police', 'civil-affairs'].some(office => groups.includes(office));
  const links = [
    ...groups.includes('caseworker') ? [['guitu-my-cases', '/my-cases', '我的个案']] : [],
    ...checks ? [['guitu-person-check', '/person-check', '查人']] : [],
    ...supervises ? [['guitu-cases', '/cases', '督导个案']] : [],
    ...apps.includes('tasklist') ? [['guitu-directory', '/directory', '协作名录']] : [],
    ['guitu-handbook', '/handbook', '手册']
  ]
    .map(([name, address, label]) => {
      const link = document.createElement('li');
      link.className = name;
      link.innerHTML = `<a href="${address}">${label}</a>`;
      return link;
    });
  if (apps.includes('tasklist')) {
    const search = document.createElement('li');
    search.className = 'guitu-search-place';
    search.append(searchBox());
    links.unshift(search);
  }
  const place = () => {
    const account = document.querySelector('[cam-widget-header] .account');
    if (account && !links[0].isConnected) {
      (document.querySelector('.guitu-notices') ?? account).before(...links);
    }
  };
  new MutationObserver(place).observe(document.body, {subtree: true, childList: true});
  place();
}

/** The departments and roles of whoever is logged in. */
async function groupsOf(user) {
  const answer = await fetch(`${root}/api/engine/engine/default/identity/groups?userId=${encodeURIComponent(user)}`);
  return answer.ok ? (await answer.json()).groups.map(group => group.id) : [];
}

/** Marks the page with what the account may open, for the style sheets: {@code may-cockpit}, {@code may-admin} … */
async function markRights() {
  const known = fetch(account, {headers: {Accept: 'application/json'}})
    .then(answer => answer.ok && answer.headers.get('Content-Type')?.includes('json') ? answer.json() : undefined);
  foreknown.set(account, known);
  const {userId, authorizedApps} = await known ?? {};
  if (userId) {
    document.documentElement.classList.add('guitu-known', ...authorizedApps.map(app => `may-${app}`));
    linkOwnPages(authorizedApps, await groupsOf(userId));
  }
}

/**
 * Puts the texts where the app looks for them first. It does not wait for them otherwise, and shows keys instead of words
 * whenever its data comes sooner.
 */
async function loadTexts() {
  const language = navigator.languages[0].split('-')[0].toLowerCase();
  const known = locales.availableLocales.includes(language) ? language : locales.fallbackLocale;
  const folder = `${root}/app/${base.getAttribute('app-name')}/locales/`;
  const answer = await fetch(`${folder}${known}.json`);
  if (answer.ok) {
    const texts = await answer.json();
    const store = JSON.parse(localStorage.getItem('camunda-web') ?? '{}');
    store[`${folder}_locales_data_${known}_${window.bust}`] = JSON.stringify(texts);
    localStorage.setItem('camunda-web', JSON.stringify(store));
    foreknown.set(`${folder}${known}.json`, texts);
  }
}

function tellForeknown() {
  answerRequests((method, address) => {
    const place = new URL(address, location.href).pathname;
    const answer = method === 'GET' ? foreknown.get(place) : undefined;
    foreknown.delete(place);
    return answer;
  });
}

/** Built-in parts that would only give errors or English texts: {@code pluginPoint:id}. */
export function leaveOut(...plugins) {
  base.setAttribute('cam-exclude-plugins', plugins.join(','));
}

/** To be awaited before the app starts. */
export async function prepare(title) {
  document.documentElement.lang = 'zh-CN';
  document.title = title;
  // Out of the style sheet: browsers would ask for a file with each change of the address.
  const icon = getComputedStyle(document.documentElement).getPropertyValue('--guitu-icon');
  document.querySelector('link[rel=icon]').href = /url\("?(data:.*?)"?\)/.exec(icon)?.[1] ?? new URL('guitu.svg', import.meta.url);
  new MutationObserver(() => {
    if (document.title.includes('Camunda')) {
      document.title = document.title.replace(/Camunda( Platform)?/g, '归途');
    }
  }).observe(document.head, {subtree: true, childList: true, characterData: true});
  makeAccessible();
  tellForeknown();
  refuseDrafts();
  explainRefusals();
  replaceLoginRoute();
  keepAliveWhileWorking();
  markRights();
  await loadTexts().catch(() => undefined);
}
