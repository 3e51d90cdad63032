/*
 * The search box, on our own pages and in the header of the web apps: what is found stands below it while somebody types. What is typed goes to the
 * server in the body of a request and is kept nowhere. Without this script the box leads to the page of the results.
 */
const SEARCH = new URL('../search', import.meta.url).pathname;
const PAUSE = 250;
const EXAMPLE = '查编号、代称、步骤';
const NAME = '查个案：编号、代称或步骤';

let token;
let boxes = 0;

/** The header that a request must carry; asked for when somebody begins to type. */
function askForToken() {
  token ??= fetch(`${SEARCH}/token`, {headers: {Accept: 'application/json'}})
    .then(answer => answer.ok && !answer.redirected ? answer.json() : Promise.reject(new Error(answer.status)))
    .catch(() => { token = undefined; });
  return token;
}

async function find(typed, again = true) {
  const known = await askForToken();
  const answer = known && await fetch(`${SEARCH}/suggestions`, {
    method: 'POST',
    headers: {Accept: 'application/json', [known.header]: known.value},
    body: new URLSearchParams({q: typed})
  }).catch(() => undefined);
  if (answer?.status === 403 && again) {
    // After a new login there is a new token.
    token = undefined;
    return find(typed, false);
  }
  return answer?.ok && !answer.redirected ? answer.json() : undefined;
}

function made(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.filter(Boolean));
  return element;
}

/** What can be chosen: for each case its page, and its tasks. */
function choices({hits, more}) {
  const found = hits.flatMap(({number, page, codeName, where, tasks}) => [
    page && {address: page, words: [made('b', {}, number), codeName && made('span', {}, codeName), where && made('small', {}, where)]},
    ...tasks.slice(0, 3).map(task => ({
      address: task.page,
      words: [made('b', {}, task.name), made('small', {}, `${page ? '' : `${number} · `}${task.who}`)],
      below: Boolean(page)
    }))
  ].filter(Boolean));
  return more ? [...found, {all: true, words: [made('b', {}, '全部结果')]}] : found;
}

/** Makes the box in this form suggest. */
function suggestIn(form) {
  const input = form.q;
  const list = made('ul', {className: 'guitu-found', id: `guitu-found-${boxes++}`, hidden: true});
  const said = made('p', {className: 'guitu-found-said'});
  said.setAttribute('role', 'status');
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', '查到的个案和任务');
  for (const [name, value] of Object.entries({
    role: 'combobox', 'aria-expanded': 'false', 'aria-controls': list.id, 'aria-autocomplete': 'list'
  })) {
    input.setAttribute(name, value);
  }
  let timer;
  let asked = 0;
  let shown = [];
  let chosen = -1;

  const unmark = () => {
    list.children[chosen]?.setAttribute('aria-selected', 'false');
    chosen = -1;
    input.removeAttribute('aria-activedescendant');
  };
  // An answer that is still on its way belongs to what is closed.
  const close = () => {
    clearTimeout(timer);
    asked++;
    list.hidden = true;
    said.textContent = '';
    unmark();
    input.setAttribute('aria-expanded', 'false');
  };
  const mark = to => {
    list.children[chosen]?.setAttribute('aria-selected', 'false');
    chosen = (to + shown.length) % shown.length;
    list.children[chosen].setAttribute('aria-selected', 'true');
    list.children[chosen].scrollIntoView({block: 'nearest'});
    input.setAttribute('aria-activedescendant', list.children[chosen].id);
  };
  const open = choice => {
    if (choice.all) {
      // Not submit(), which goes past whoever adds the token.
      form.requestSubmit();
      return;
    }
    close();
    input.value = '';
    location.assign(choice.address);
  };
  const show = answer => {
    shown = choices(answer);
    unmark();
    list.replaceChildren(...shown.map((choice, place) => {
      const option = made('li', {id: `${list.id}-${place}`, className: choice.below ? 'below' : ''}, ...choice.words);
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.addEventListener('pointerdown', event => event.preventDefault());
      option.addEventListener('click', () => open(choice));
      return option;
    }));
    list.hidden = shown.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    said.textContent = shown.length ? '' : '没有找到。不归您的部门、地区办理的查不到。';
  };
  const look = async () => {
    const typed = input.value.trim();
    const mine = ++asked;
    if (typed.length < 2 && !/\d/.test(typed.normalize('NFKC'))) {
      close();
      return;
    }
    const answer = await find(typed);
    if (mine === asked && answer && document.activeElement === input) {
      show(answer);
    }
  };

  input.addEventListener('focus', () => {
    form.append(list, said);
    askForToken();
  });
  const lookSoon = event => {
    clearTimeout(timer);
    unmark();
    if (!event.isComposing) {
      timer = setTimeout(look, PAUSE);
    }
  };
  input.addEventListener('input', lookSoon);
  input.addEventListener('compositionend', lookSoon);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', event => {
    // While Chinese is put in, the keys are those of the candidates.
    if (event.isComposing) {
      return;
    }
    const by = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (by && !list.hidden) {
      event.preventDefault();
      mark(chosen < 0 && by < 0 ? shown.length - 1 : chosen + by);
    } else if (event.key === 'Enter' && chosen >= 0 && !list.hidden) {
      event.preventDefault();
      open(shown[chosen]);
    } else if (event.key === 'Escape' && (!list.hidden || said.textContent)) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
}

/** A box for the header of a web app. */
export function searchBox() {
  const input = made('input', {name: 'q', type: 'search', maxLength: 60, autocomplete: 'off', placeholder: EXAMPLE});
  input.setAttribute('aria-label', NAME);
  const secret = made('input', {name: '_csrf', type: 'hidden'});
  const form = made('form', {className: 'guitu-search', method: 'post', action: SEARCH}, input, secret);
  form.setAttribute('role', 'search');
  form.addEventListener('submit', async event => {
    event.preventDefault();
    secret.value = (await askForToken())?.value ?? '';
    form.submit();
  });
  suggestIn(form);
  return form;
}

document.querySelectorAll('form.search').forEach(suggestIn);
