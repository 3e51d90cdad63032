/* Where one is in Tasklist, in the address behind the #. */

/** Other than a browser would, AngularJS leaves these as they are. */
const PLAIN = /%(3A|2C|40|24|3B|21|27|28|29|7E)/g;

/**
 * As AngularJS writes it. What is written otherwise it writes anew, as one more step: whoever then goes back comes to the one before, which is
 * written anew again, and never gets back.
 */
export function written(asked) {
  return asked.toString().replaceAll('+', '%20').replace(PLAIN, decodeURIComponent);
}

const FORCED = /([?&])forceDisplayTask=true(?:&|$)/;

/** Tasklist takes “forceDisplayTask” out as one more step, too: whoever goes back to the one before is not sent forth again. */
export function goBackOverForced() {
  const passed = new Set();
  addEventListener('hashchange', ({oldURL, newURL}) => {
    if (FORCED.test(oldURL) && !FORCED.test(newURL)) {
      passed.add(new URL(oldURL).hash);
    }
  });
  // Before Tasklist looks at the address itself.
  addEventListener('popstate', () => {
    if (passed.has(location.hash)) {
      history.replaceState(null, '', location.hash.replace(FORCED, '$1').replace(/[?&]$/, ''));
    }
  }, true);
}
