/* What Tasklist sends, for whoever has to know of it. */
const heeds = [];

function listen() {
  const {open} = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    if (method === 'POST') {
      for (const [pattern, heed] of heeds) {
        const found = pattern.exec(address);
        if (found) {
          heed(this, ...found.slice(1));
        }
      }
    }
    return open.call(this, method, address, ...rest);
  };
}

/** Calls {@code heed} with each request to such an address, before it is sent and before Tasklist listens to it, and with what the pattern found. */
export function whenPosted(pattern, heed) {
  if (heeds.push([pattern, heed]) === 1) {
    listen();
  }
}

export function isAccepted(request) {
  return request.status >= 200 && request.status < 300;
}
