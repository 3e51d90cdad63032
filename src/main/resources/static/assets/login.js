import {clearDrafts} from './drafts.js';

clearDrafts();

const form = document.querySelector('form');

// The part of a link behind "#" (which task, which case) never reaches the server; carry it over the login.
form.action += location.hash;

if (sessionStorage.getItem('guitu-expired')) {
  sessionStorage.removeItem('guitu-expired');
  document.getElementById('expired').hidden = false;
}

for (const account of document.querySelectorAll('[data-account]')) {
  account.addEventListener('click', () => {
    form.username.value = account.dataset.account;
    form.password.focus();
  });
}

// Slowed down: the button counts the seconds until the next attempt is looked at.
const go = form.querySelector('.go');
const label = go.textContent;
let seconds = Number(go.dataset.wait);
if (seconds > 0) {
  go.disabled = true;
  const tick = () => {
    go.textContent = seconds > 0 ? `请等待 ${seconds} 秒` : label;
    go.disabled = seconds > 0;
    if (seconds-- > 0) {
      setTimeout(tick, 1000);
    }
  };
  tick();
}
