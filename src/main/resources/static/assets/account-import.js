/* Reads a chosen file into the page's text: the server knows which letters a spreadsheet wrote. Nothing is kept there. */
const input = document.getElementById('file');
const text = document.getElementById('text');
const unread = document.getElementById('unread');
const token = document.querySelector('input[name=_csrf]').value;

input.addEventListener('change', async () => {
  unread.hidden = true;
  const [file] = input.files;
  try {
    const answer = await fetch('/accounts/import/read', {
      method: 'POST',
      headers: {'X-CSRF-TOKEN': token, 'Content-Type': 'application/octet-stream'},
      body: file
    });
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      throw new Error(said.message ?? `HTTP ${answer.status}`);
    }
    text.value = said.text;
    text.form.requestSubmit();
  } catch (refused) {
    unread.textContent = `${file.name}：${refused.message}`;
    unread.hidden = false;
    input.value = '';
  }
});
