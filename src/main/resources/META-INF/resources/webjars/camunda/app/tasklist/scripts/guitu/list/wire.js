/*
 * Tasklist asks for its filters, how many there are, whether more may be made, what one of them counts and a page of it, each by itself. The server
 * says all of that at once, with the counts of every list: what Tasklist would ask for is answered from there. What is searched for by
 * Tasklist's own criteria, and filters that administrators have made, it asks the engine for as ever.
 */
import {answerRequests} from '../../../../../../assets/answered.js';
import {written} from '../address.js';

const LISTS = new URL('../../../../../../tasks/list', import.meta.url).pathname;
const FILTERS = /\/engine\/default\/filter(\/count)?(?:\?|$)/;
const ONE_FILTER = /\/engine\/default\/filter\/([^/?]+)\/(list|count)(?:\?|$)/;
const TASKLIST_PAGE = 15;
const NOT_CRITERIA = ['sorting', 'active', 'firstResult', 'maxResults'];

/** The newest answer, which may still be on its way. */
let newest;
let show = () => {};

/** What the address says, or else what it said last. */
export function place() {
  return new URLSearchParams(location.hash.split('?')[1]);
}

async function fetchLists(filter, page) {
  const asked = new URLSearchParams({filter, page, process: place().get('process') ?? ''});
  const answer = await fetch(`${LISTS}?${asked}`, {headers: {Accept: 'application/json'}});
  if (!answer.ok || answer.redirected) {
    throw new Error(`${answer.status}`);
  }
  return answer.json();
}

function lists(filter, page) {
  newest = fetchLists(filter, page);
  newest.catch(() => {});
  return newest;
}

function isSearch(body) {
  const holds = part => part !== null && typeof part === 'object' ? Object.values(part).some(holds) : part !== undefined;
  return Object.entries(JSON.parse(body ?? '{}')).some(([name, value]) => !NOT_CRITERIA.includes(name) && holds(value));
}

function asFilter({id, name, properties}) {
  return {id, name, properties, resourceType: 'Task', owner: null, query: {}};
}

function isOwn(answer, filter) {
  return answer.filters.some(({id, count}) => id === filter && count !== undefined);
}

/** Which list is shown, in the address before Tasklist adds it: that would be a step that nobody gets back over. */
async function named(answer) {
  const asked = place();
  if (/^#!?\/\?/.test(location.hash) && !asked.has('filter')) {
    asked.set('filter', answer.filter);
    const heard = new Promise(resolve => { addEventListener('hashchange', resolve, {once: true}); });
    location.replace(`#/?${written(asked)}`);
    await heard;
  }
  return answer;
}

/** What Tasklist is told instead; {@code undefined} where the engine is to be asked. */
function answerTo(method, address, body) {
  const filters = FILTERS.exec(address);
  if (filters) {
    return method === 'OPTIONS' ? newest.then(() => ({links: []}))
      : newest.then(named).then(({filters: all}) => filters[1] ? {count: 1} : all.map(asFilter));
  }
  const [, filter, what] = ONE_FILTER.exec(address) ?? [];
  if (what === 'count') {
    return newest.then(answer => isOwn(answer, filter)
      ? {count: answer.filters.find(({id}) => id === filter).count} : undefined);
  }
  if (what === 'list') {
    const first = Number(new URL(address, location.href).searchParams.get('firstResult'));
    return isSearch(body) ? searching() : page(filter, first / TASKLIST_PAGE + 1);
  }
  return undefined;
}

/** Tasklist may ask for a page before it has read from the address what is searched for: what it asked for last is shown. */
let turn = 0;

function searching() {
  turn += 1;
  show(undefined);
  return undefined;
}

/** The first page is on its way already when Tasklist asks for it. */
let opening = true;

async function page(filter, number) {
  turn += 1;
  const own = turn;
  const asked = opening ? newest : lists(filter, number);
  const first = await asked;
  const fits = !opening || first.filter === filter;
  opening = false;
  const answer = fits ? first : await lists(filter, number);
  if (!isOwn(answer, filter)) {
    return searching();
  }
  if (own === turn) {
    show(answer);
  }
  return {count: answer.count, _embedded: {task: [], assignee: []}};
}

/**
 * To be called before Tasklist starts.
 *
 * @param shown is told each answer of the server's; {@code undefined} when Tasklist shows what it found itself
 */
export function answerTasklist(shown) {
  show = shown;
  lists(place().get('filter') ?? '', place().get('page') ?? 1);
  answerRequests((...asked) => {
    const answer = answerTo(...asked);
    return answer && Promise.resolve(answer).catch(searching);
  });
}
