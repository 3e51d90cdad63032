/*
 * What may be started is one list. Tasklist shows fifteen at a time, in the order of the characters, so that what the police start most
 * often, a case, would stand on the second page.
 */
const PAGE = /(\/process-definition\?.*\bmaxResults=)15\b/;
const ALL = 200;

export function listAllStarts() {
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    return open.call(this, method, String(address).replace(PAGE, `$1${ALL}`), ...rest);
  };
}
