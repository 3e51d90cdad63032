/*
 * What somebody types into a form about a victim stays in the form: Camunda's drafts ("Save", session expiry) would be kept
 * in this browser's storage after log-out, on computers that colleagues share.
 */
const DRAFT = /^(camunda-form|camForm):/;

export function clearDrafts() {
  for (const key of Object.keys(localStorage).filter(name => DRAFT.test(name))) {
    localStorage.removeItem(key);
  }
}

/** From now on this page writes no drafts either. */
export function refuseDrafts() {
  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    if (!DRAFT.test(key)) {
      setItem.call(this, key, value);
    }
  };
  clearDrafts();
}
