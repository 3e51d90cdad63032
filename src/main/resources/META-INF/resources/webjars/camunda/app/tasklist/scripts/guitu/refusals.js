/*
 * When the server refuses a form, its message names each field and the mend ("无法提交:「学校」必填;…"). The engine puts its own
 * words in front, and Tasklist shows everything in one line at the edge; here the message stands alone, one line per field.
 */
const ENGINE_WORDS = [
  /^Cannot (submit (task )?form|complete task|claim task|start process instance|instantiate process definition)[^:]*:\s*/i,
  /^(org|java|jakarta)\.[\w.$]+:\s*/,
  /^ENGINE-\d+\s*/
];

const KNOWN = [
  [/^(undefined|null|\[object Object\])?$/, '请先改正表单中标红的各项，再提交。'],
  [/Cannot claim Task .*: it is already claimed/i, '该任务已被同事认领。'],
  [/is null|No matching task/i, '该任务已不存在，可能已由同事办结。请刷新任务列表。'],
  [/OptimisticLocking/i, '同事刚刚也更改了这项任务。请刷新页面后再试。'],
  [/^[\x00-\x7f]+$/, '系统未接受这次操作。请刷新页面后再试；如仍不行，请联系系统管理员。']
];

export function readable(message) {
  let text = message.trim();
  for (let before = ''; before !== text;) {
    before = text;
    for (const words of ENGINE_WORDS) {
      text = text.replace(words, '');
    }
  }
  return KNOWN.find(([sign]) => sign.test(text))?.[1] ?? text.replace(/([；;])\s*(?=「)/g, '$1\n');
}

function show(message) {
  const text = readable(message.textContent);
  if (text !== message.textContent) {
    message.textContent = text;
  }
}

export function explainRefusals() {
  new MutationObserver(() => {
    document.querySelectorAll('.notifications .alert-danger .message').forEach(show);
  }).observe(document.body, {subtree: true, childList: true, characterData: true});
}
