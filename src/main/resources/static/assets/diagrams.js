/*
 * Draws two versions of a process side by side. What it expects of the page:
 *
 * - the fragment diagrams :: pair(file, before, after), with the addresses of both files, in an element of the class "difference";
 * - there, beside it, a list of the class "changes" whose items name what changed: <li class="ADDED|REMOVED|CHANGED|MOVED" data-element="id">;
 * - anywhere, buttons of the class "way" with data-file and data-way, the ids of the elements that a case passes, with commas between them.
 *   One whose file no pair shows has data-src, the address of the file, too: it is drawn below the button, by the fragment diagrams :: lone,
 *   which stands once on the page.
 *
 * Both diagrams are moved and zoomed together. A process is fetched and drawn when its pair comes into sight.
 */
const SIGNS = {ADDED: '+', REMOVED: '−', CHANGED: '✎', MOVED: '↔'};

/** What has become of an element, most telling first; of one that was added on one side only that side knows. */
const KINDS = ['ADDED', 'REMOVED', 'CHANGED', 'MOVED'];

class Pair {
  constructor(figure) {
    this.figure = figure;
    this.scope = figure.closest('.difference') ?? figure;
    this.viewers = new Map();
    this.drawn = undefined;
    for (const button of figure.querySelectorAll('[data-zoom]')) {
      button.addEventListener('click', () => this.zoom(button.dataset.zoom));
    }
    for (const item of this.items()) {
      item.tabIndex = 0;
      item.addEventListener('click', () => this.show(item.dataset.element, item));
      item.addEventListener('keydown', event => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          this.show(item.dataset.element, item);
        }
      });
    }
  }

  items() {
    return [...this.scope.querySelectorAll('.changes [data-element]')].filter(item => item.dataset.element);
  }

  /** Once, however often it is asked for. */
  draw() {
    this.drawn ??= Promise.all([...this.figure.querySelectorAll('.side')].map(side => this.drawSide(side)))
      .then(() => this.link())
      .catch(() => { this.figure.querySelector('figcaption').textContent = this.figure.dataset.failed; });
    return this.drawn;
  }

  async drawSide(side) {
    const answer = await fetch(side.dataset.src);
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    const container = side.querySelector('.canvas');
    // At once, or the diagrams would go on answering each other; and the wheel scrolls the page.
    const viewer = new BpmnJS({container, canvas: {deferUpdate: false}, zoomScroll: {enabled: false}});
    await viewer.importXML(await answer.text());
    this.viewers.set(side.dataset.side, viewer);
    for (const [element, kind] of this.kinds()) {
      mark(viewer, element, kind, SIGNS[kind]);
    }
    viewer.get('eventBus').on('element.click', event => this.choose(event.element.id));
    viewer.get('canvas').zoom('fit-viewport');
    dragByTouch(container, viewer.get('canvas'));
  }

  kinds() {
    const kinds = new Map();
    for (const item of this.items()) {
      const kind = KINDS.find(any => item.classList.contains(any));
      const known = kinds.get(item.dataset.element);
      if (kind && (!known || KINDS.indexOf(kind) < KINDS.indexOf(known))) {
        kinds.set(item.dataset.element, kind);
      }
    }
    return kinds;
  }

  /** Whatever one diagram shows, the other shows too. */
  link() {
    const fit = Math.min(...this.canvases().map(canvas => canvas.zoom()));
    this.canvases().forEach(canvas => canvas.zoom(fit));
    let following = false;
    for (const [name, viewer] of this.viewers) {
      viewer.get('eventBus').on('canvas.viewbox.changed', ({viewbox}) => {
        if (!following) {
          following = true;
          for (const [other, canvas] of [...this.viewers].map(([key, any]) => [key, any.get('canvas')])) {
            if (other !== name) {
              canvas.viewbox({x: viewbox.x, y: viewbox.y, width: viewbox.width, height: viewbox.height});
            }
          }
          following = false;
        }
      });
    }
  }

  canvases() {
    return [...this.viewers.values()].map(viewer => viewer.get('canvas'));
  }

  zoom(how) {
    const [first] = this.canvases();
    first?.zoom(how === 'fit' ? 'fit-viewport' : first.zoom() * (how === 'in' ? 1.3 : 1 / 1.3), how === 'fit' ? undefined : 'auto');
  }

  /** Moves both diagrams to an element; where only one of them has it, the other follows. */
  async show(id, item) {
    await this.draw();
    this.highlight(id, item);
    const viewer = [...this.viewers.values()].find(any => any.get('elementRegistry').get(id));
    if (viewer) {
      centre(viewer, id);
      if (item) {
        this.figure.scrollIntoView({block: 'nearest', behavior: 'smooth'});
      }
    }
  }

  /** An element that was clicked: what the list says of it is marked. */
  choose(id) {
    const item = this.items().find(any => any.dataset.element === id);
    this.highlight(id, item);
    item?.scrollIntoView({block: 'nearest', behavior: 'smooth'});
  }

  highlight(id, item) {
    this.items().forEach(any => any.classList.toggle('here', any === item));
    for (const viewer of this.viewers.values()) {
      const registry = viewer.get('elementRegistry');
      for (const element of registry.getAll()) {
        viewer.get('canvas').removeMarker(element.id, 'here');
      }
      if (registry.get(id)) {
        viewer.get('canvas').addMarker(id, 'here');
      }
    }
  }

  /** Draws the steps of a case in their order, with the ways between them. */
  async showWay(ids) {
    await this.draw();
    this.figure.querySelector('.legend .WAY').hidden = false;
    for (const viewer of this.viewers.values()) {
      const [registry, canvas] = [viewer.get('elementRegistry'), viewer.get('canvas')];
      registry.getAll().forEach(element => canvas.removeMarker(element.id, 'WAY'));
      viewer.get('overlays').remove({type: 'way'});
      const passed = ids.filter(id => registry.get(id));
      const numbers = new Map();
      passed.forEach((id, at) => numbers.set(id, [...(numbers.get(id) ?? []), at + 1]));
      numbers.forEach((at, id) => mark(viewer, id, 'WAY', at.join(', '), 'way'));
      for (let i = 1; i < passed.length; i++) {
        registry.get(passed[i - 1]).outgoing
          ?.filter(line => line.target?.id === passed[i])
          .forEach(line => canvas.addMarker(line.id, 'WAY'));
      }
    }
    this.figure.scrollIntoView({block: 'nearest', behavior: 'smooth'});
    await this.show(ids.at(-1));
  }
}

/** A colour, and a sign beside it for those who do not see the colour. */
function mark(viewer, id, kind, sign, type = 'change') {
  const element = viewer.get('elementRegistry').get(id);
  if (!element || element === viewer.get('canvas').getRootElement()) {
    return;
  }
  viewer.get('canvas').addMarker(id, kind);
  const badge = document.createElement('span');
  badge.className = `sign ${kind}`;
  badge.textContent = sign;
  viewer.get('overlays').add(id, type, {html: badge, position: place(element, type), scale: {min: 0.7}});
}

/** The library drags by mouse only. */
function dragByTouch(container, canvas) {
  let last;
  container.addEventListener('pointerdown', event => { last = event; });
  container.addEventListener('pointermove', event => {
    if (event.pointerType === 'touch' && last?.pointerId === event.pointerId) {
      canvas.scroll({dx: event.clientX - last.clientX, dy: event.clientY - last.clientY});
      last = event;
    }
  });
}

/** Above the left corner, of a line at its middle; a way's number above the right one. */
function place(element, type) {
  if (!element.waypoints) {
    return type === 'way' ? {top: -12, right: 10} : {top: -12, left: -10};
  }
  const [xs, ys] = ['x', 'y'].map(axis => element.waypoints.map(point => point[axis]));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const at = Math.floor((element.waypoints.length - 1) / 2);
  const [from, to] = [element.waypoints[at], element.waypoints[at + 1]];
  return {left: (from.x + to.x) / 2 - left - 10, top: (from.y + to.y) / 2 - top - 10};
}

function centre(viewer, id) {
  const canvas = viewer.get('canvas');
  const element = viewer.get('elementRegistry').get(id);
  const box = element.waypoints
    ? {x: element.waypoints[0].x, y: element.waypoints[0].y, width: 0, height: 0}
    : element;
  const {outer} = canvas.viewbox();
  const scale = Math.max(canvas.zoom(), 0.8);
  const [width, height] = [outer.width / scale, outer.height / scale];
  canvas.viewbox({x: box.x + box.width / 2 - width / 2, y: box.y + box.height / 2 - height / 2, width, height});
}

const pairs = [...document.querySelectorAll('.diagrams')].map(figure => new Pair(figure));
const sight = new IntersectionObserver(seen => seen
  .filter(any => any.isIntersecting)
  .forEach(any => pairs.find(pair => pair.figure === any.target).draw()), {rootMargin: '300px'});
pairs.forEach(pair => sight.observe(pair.figure));

/** The diagram of a process that did not change, below what is said of it. */
function lone(button) {
  const figure = document.querySelector('#lone-diagram').content.firstElementChild.cloneNode(true);
  figure.dataset.file = button.dataset.file;
  figure.querySelector('.side').dataset.src = button.dataset.src;
  button.after(figure);
  const pair = new Pair(figure);
  pairs.push(pair);
  return pair;
}

/** Some buttons come to the page later. */
document.addEventListener('click', event => {
  const button = event.target.closest('button.way');
  if (button) {
    const pair = pairs.find(any => any.figure.dataset.file === button.dataset.file) ?? lone(button);
    const folded = pair.figure.closest('details');
    if (folded) {
      folded.open = true;
    }
    pair.showWay(button.dataset.way.split(','));
  }
});
