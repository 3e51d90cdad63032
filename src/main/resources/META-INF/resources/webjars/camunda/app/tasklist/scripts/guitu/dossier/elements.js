/** An element with its properties and children; texts are always text, never markup. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) {
      made[key] = value;
    } else {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return made;
}

/** What went right or wrong, above what it is about; the next one takes its place. */
export function notice(place, text, bad) {
  place.querySelector(':scope > .guitu-notice')?.remove();
  if (text) {
    const shown = element('p', {className: `guitu-notice${bad ? ' bad' : ''}`, role: bad ? 'alert' : 'status'}, text);
    place.prepend(shown);
    shown.scrollIntoView({block: 'nearest'});
  }
}
