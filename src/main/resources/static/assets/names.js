/* Names for the codes of regions and queues. A queue is a department in a region (education-350404); the engine knows only its code. */
const engine = `${document.querySelector('base').getAttribute('engine-api')}engine/default`;
const QUEUE = /^([a-z-]+)-(\d{6})$/;
const known = new Map();

/** What the engine answers to GET, in the name of whoever is logged in. */
export async function ask(path) {
  const answer = await fetch(engine + path, {headers: {Accept: 'application/json'}});
  if (!answer.ok) {
    throw new Error(`${answer.status}`);
  }
  return answer.json();
}

function nameOf(path, code) {
  if (!known.has(path)) {
    known.set(path, ask(path).then(found => found.name).catch(() => code));
  }
  return known.get(path);
}

export function regionName(code) {
  return nameOf(`/tenant/${encodeURIComponent(code)}`, code);
}

async function queueName(code) {
  const [, department, region] = QUEUE.exec(code) ?? [];
  return department
    ? (await Promise.all([regionName(region), nameOf(`/group/${encodeURIComponent(department)}`, department)])).join('')
    : code;
}

async function name(place) {
  const text = [...place.childNodes].find(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const codes = text?.data.trim().split(', ') ?? [];
  if (codes.some(code => QUEUE.test(code))) {
    const before = text.data;
    const names = (await Promise.all(codes.map(queueName))).join('、');
    // Angular goes on writing into this text node when the task changes.
    if (text.data === before) {
      text.data = names;
    }
  }
}

/** Writes the names of queues in the places that the selector names. */
export function nameQueues(selector) {
  new MutationObserver(() => document.querySelectorAll(selector).forEach(name))
    .observe(document.body, {subtree: true, childList: true, characterData: true});
}
