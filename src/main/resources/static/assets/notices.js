/* In the header of the web apps: how many notices are unread, and the way to them. */
const EVERY_MINUTES = 2;
const page = new URL('../notices', import.meta.url).pathname;

async function count(badge) {
  const answer = await fetch(`${page}/unread`, {headers: {Accept: 'application/json'}}).catch(() => undefined);
  if (answer?.ok && !answer.redirected) {
    const {unread} = await answer.json();
    badge.textContent = unread || '';
    badge.parentElement.title = unread ? `${unread} 条未读提醒` : '没有未读的提醒';
  }
}

function place() {
  const account = document.querySelector('[cam-widget-header] .account');
  if (!account || document.querySelector('.guitu-notices')) {
    return;
  }
  const item = document.createElement(account.tagName);
  item.className = 'guitu-notices';
  const link = document.createElement('a');
  link.href = page;
  const badge = document.createElement('span');
  link.append('提醒 ', badge);
  item.append(link);
  account.before(item);
  count(badge);
  setInterval(() => count(badge), EVERY_MINUTES * 60_000);
}

export function showNotices() {
  new MutationObserver(place).observe(document.body, {subtree: true, childList: true});
}
