/* Task cards show routing facts; the model knows them as codes, people as words. A case number needs no words. */
export const WORDS = {
  caseNumber: {},
  minor: {true: '未成年人', false: '成年人'},
  clockState: {suspended: '已中止'},
  urgencyLevel: {critical: '极紧急', high: '紧急', raised: '较急', normal: '一般'}
};

/** The variable's name stands in the tooltip of its label. */
function nameOf(item) {
  return item.querySelector('.variable-label')?.getAttribute('uib-tooltip');
}

function word(item) {
  const name = nameOf(item);
  // Angular goes on writing into this text node when the value changes.
  const text = item.querySelector('.variable-value')?.firstChild;
  const code = text?.data?.trim();
  const words = WORDS[name];
  if (!code || !words || Object.values(words).includes(code)) {
    return;
  }
  item.dataset.fact = Object.hasOwn(words, code) ? `${name}-${code}` : name;
  if (Object.hasOwn(words, code)) {
    text.data = words[code];
  }
}

/** “3 天前” says little about a date that has passed. */
function wordOverdue(due) {
  const ago = due.querySelector('[am-time-ago]')?.firstChild;
  const passed = due.classList.contains('overdue') && /^(.+)前$/.exec(ago?.data?.trim() ?? '');
  if (passed) {
    ago.data = `已逾期 ${passed[1].trim()}`;
    due.firstChild.data = ' ';
  }
}

export function wordFacts() {
  new MutationObserver(changes => {
    const items = new Set();
    for (const change of changes) {
      for (const node of [change.target, ...change.addedNodes]) {
        const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
        const due = element?.closest('.tasks-list .due-date');
        if (due) {
          wordOverdue(due);
        }
        element?.querySelectorAll?.('.tasks-list .due-date').forEach(wordOverdue);
        const item = element?.closest('.variable-item');
        if (item) {
          items.add(item);
        } else if (element && change.type === 'childList' && element !== change.target) {
          element.querySelectorAll('.variable-item').forEach(found => items.add(found));
        }
      }
    }
    items.forEach(word);
  }).observe(document.body, {subtree: true, childList: true, characterData: true});
}
