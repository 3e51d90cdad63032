/*
 * The page of releases: sends files one by one, and fetches what takes long to work out. What is refused is said beside the files that
 * came through; nothing that was sent is lost.
 */
const token = document.querySelector('meta[name=csrf]').content;

async function send(file, release) {
  const query = new URLSearchParams(release ? {name: file.name, release} : {name: file.name});
  const answer = await fetch(`/models/files?${query}`, {
    method: 'POST',
    headers: {'X-CSRF-TOKEN': token, 'Content-Type': 'application/octet-stream'},
    body: file
  });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Error(said.message ?? `${file.name}: HTTP ${answer.status}`);
  }
  return said.release;
}

async function sendAll(area, files) {
  const [status, faults, went] = [area.querySelector('[role=status]'), area.querySelector('[role=alert]'), area.querySelector('.went')];
  let release = area.dataset.release;
  faults.replaceChildren();
  faults.hidden = true;
  status.hidden = false;
  for (const file of files) {
    status.textContent = area.dataset.sending.replace('{0}', file.name);
    try {
      release = await send(file, release);
    } catch (refused) {
      const line = document.createElement('li');
      line.textContent = refused.message;
      faults.append(line);
      faults.hidden = false;
    }
  }
  status.hidden = true;
  if (faults.hidden) {
    location.href = `/models/${release}`;
  } else if (release) {
    went.querySelector('a').href = `/models/${release}`;
    went.hidden = false;
  }
}

for (const area of document.querySelectorAll('.drop')) {
  const input = area.querySelector('input[type=file]');
  input.addEventListener('change', () => sendAll(area, [...input.files]).finally(() => { input.value = ''; }));
  area.addEventListener('dragover', event => {
    event.preventDefault();
    area.classList.add('over');
  });
  area.addEventListener('dragleave', () => area.classList.remove('over'));
  area.addEventListener('drop', event => {
    event.preventDefault();
    area.classList.remove('over');
    sendAll(area, [...event.dataTransfer.files]);
  });
}

/** Parts that are worked out when they are asked for; one that is still at work is asked again. */
async function load(part) {
  try {
    const answer = await fetch(part.dataset.load, {headers: {Accept: 'text/html'}});
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    part.innerHTML = await answer.text();
    if (part.querySelector('[data-again]')) {
      setTimeout(() => load(part), 2000);
    }
  } catch {
    part.textContent = part.dataset.failed;
  }
}

document.querySelectorAll('[data-load]').forEach(load);
