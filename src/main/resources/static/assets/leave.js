/*
 * Leaves at once, whatever is being typed: what was filled in is cleared, and the harmless page takes the place of this one, so that "back"
 * does not lead here.
 */
const link = document.getElementById('leave');

function leave(event) {
  event.preventDefault();
  document.documentElement.hidden = true;
  document.title = '';
  document.querySelectorAll('form').forEach(form => form.reset());
  location.replace(link.href);
}

link.addEventListener('click', leave);
addEventListener('keydown', event => {
  // While Chinese is being typed, Esc belongs to the input method.
  if (event.key === 'Escape' && !event.isComposing && event.keyCode !== 229) {
    leave(event);
  }
});
