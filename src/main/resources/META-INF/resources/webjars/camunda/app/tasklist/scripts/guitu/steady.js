/*
 * form-js measures a text area by making it flat for a moment, also when it is left. A form that is scrolled to its end jumps then, and
 * the click that left the text area misses. While one is in use the form keeps its height.
 */
const AFTER_MILLISECONDS = 500;

function formOf(event) {
  return event.target.matches?.('.fjs-container textarea') && event.target.closest('.fjs-container');
}

export function keepFormsSteady() {
  // Tasklist stops focus events at the window.
  addEventListener('focusin', event => {
    const form = formOf(event);
    if (form) {
      form.style.minHeight = `${form.offsetHeight}px`;
    }
  }, true);
  addEventListener('focusout', event => {
    const form = formOf(event);
    if (form) {
      setTimeout(() => {
        if (!document.activeElement?.matches('.fjs-container textarea')) {
          form.style.minHeight = '';
        }
      }, AFTER_MILLISECONDS);
    }
  }, true);
}
