/*
 * When the server refuses something, its message names each problem and its remedy, one per line. The engine puts its own words in
 * front, and the web apps show everything in one line at the edge; here the message stands alone.
 */
const ENGINE_WORDS = /^[\x00-\x7f]*:\s*(?=[^\x00-\x7f])/;

const MARKED = '请先改正表单中标红的各项，再提交。';

const KNOWN = [
  [/^(undefined|null|\[object Object\])?$/, MARKED],
  [/is null|No matching task|Cannot find task/i, '该任务已不存在，可能已由同事办结。请刷新任务列表。'],
  [/does not have .*permission|not authorized|Required admin/i, '您的账户没有这项权限。确因工作需要，请系统管理员在“账户管理”申请变更。'],
  [/^[\x00-\x7f]+$/, '系统未接受这次操作。请刷新页面后再试；如仍不行，请告诉督导：“待修复”页能看到停在哪里，可以怎么办。']
];

export function readable(message) {
  const text = message.trim().replace(ENGINE_WORDS, '');
  return KNOWN.find(([sign]) => sign.test(text))?.[1] ?? text;
}

/** What stands in the form that it is about need not stand at the edge as well, where it would cover questions. */
const inForm = new Set();
const SAID = 'guitu-said-in-form';

/** Of a form's refusal by the server its message, of one by the browser nothing. By an event: each joined script has a module of its own. */
export function saidInForm(message) {
  document.dispatchEvent(new CustomEvent(SAID, {detail: message === undefined ? MARKED : readable(message)}));
}

function show(message) {
  const text = readable(message.textContent);
  if (inForm.has(text)) {
    const alert = message.closest('.alert');
    alert.hidden = true;
    // Tasklist is still at work on it.
    setTimeout(() => alert.querySelector('.close')?.click());
  } else if (text !== message.textContent) {
    message.textContent = text;
    // A long form hides a message at its top.
    message.scrollIntoView({block: 'center'});
  }
}

/** A message is about the last attempt: the next one, or another task, takes it away. */
function forgetOld() {
  document.querySelectorAll('.notifications .alert .close').forEach(close => close.click());
}

export function explainRefusals() {
  document.addEventListener(SAID, ({detail}) => inForm.add(detail));
  document.addEventListener('click', event => {
    if (event.target.closest?.('.form-actions .btn-primary, .modal-footer .btn-primary, .tasks-list .task')) {
      forgetOld();
    }
  }, true);

  new MutationObserver(() => {
    document.querySelectorAll('.notifications .alert-danger .message').forEach(show);
  }).observe(document.body, {subtree: true, childList: true, characterData: true});
}
