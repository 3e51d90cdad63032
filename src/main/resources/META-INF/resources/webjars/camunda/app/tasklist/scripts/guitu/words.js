/*
 * Says in Chinese what form-js 1.8.7 says in English only: it has no hook for its own messages. Texts of the form itself are
 * left as they are; only whole messages known here are replaced.
 */
const WHOLE = {
  'Field is required.': '此项必填。',
  'Field must be a valid email.': '请填写有效的电子邮箱。',
  'Field must be a valid  international phone number. (e.g. +4930664040900)': '请填写带国家代码的电话号码，如 +8613800000000。',
  'Date and time must both be entered.': '日期和时间都要填写。',
  'Value is not a number.': '请填写数字。',
  'Select': '请选择',
  'Search': '搜索',
  'No results': '没有结果',
  'Nothing to show.': '没有内容。',
  'No content to show.': '没有内容。',
  'All values selected': '已全部选择',
  'Add new': '添加一项',
  'Collapse': '收起',
  'Next page': '下一页',
  'Previous page': '上一页',
  'Click to remove sorting': '点击取消排序',
  'Remove tag': '移除',
  'Skip to search': '跳到搜索',
  'Increment': '增加',
  'Decrement': '减少',
  'External content couldn\'t be loaded.': '未能加载外部内容。',
  'This is an image placeholder': '图片',
  'Powered by bpmn.io': '由 bpmn.io 提供',
  'hh:mm': '时:分',
  'hh:mm ?m': '时:分 AM/PM',
  'of': '/'
};

const PATTERNS = [
  [/^Field must match pattern .*\.$/s, () => '格式不正确，请核对。'],
  [/^Field must have minimum value of (.+)\.$/, value => `不能小于 ${value}。`],
  [/^Field must have maximum value of (.+)\.$/, value => `不能大于 ${value}。`],
  [/^Field must have minimum length of (.+)\.$/, length => `至少填写 ${length} 个字。`],
  [/^Field must have maximum length of (.+)\.$/, length => `最多填写 ${length} 个字。`],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/, (a, b) => `数值不符，最接近的是 ${a} 和 ${b}。`],
  [/^Value is expected to have at most (\d+) decimal digits?\.?$/, digits => `最多 ${digits} 位小数。`],
  [/^Value is expected to be an integer\.?$/, () => '请填写整数。'],
  [/^Expand all \((\d+)\)$/, count => `展开全部（${count}）`],
  [/^Remove list item (\d+)$/, number => `移除第 ${number} 项`],
  [/^Click to sort by (.+) descending$/, column => `点击按“${column}”降序排列`],
  [/^Click to sort by (.+) ascending$/, column => `点击按“${column}”升序排列`],
  [/^(m{1,2}|d{1,2}|y{4})([/.-])(m{1,2}|d{1,2}|y{4})\2(m{1,2}|d{1,2}|y{4})$/, (a, dot, b, c) =>
    [a, b, c].map(part => ({m: '月', d: '日', y: '年'})[part[0]]).join(dot)]
];

/** In a question that only shows an earlier answer there is nothing to choose. */
const TO_CHOOSE = ['Select', 'Search'];
const READ_ONLY = '.fjs-readonly';
const NO_ANSWER = '未填写';

const ATTRIBUTES = ['placeholder', 'aria-label', 'title'];

/** The Chinese words, or undefined when the text is none of form-js's own. */
export function chinese(text, element) {
  const said = text.trim();
  if (TO_CHOOSE.includes(said) && element?.closest(READ_ONLY)) {
    return NO_ANSWER;
  }
  if (Object.hasOwn(WHOLE, said)) {
    return WHOLE[said];
  }
  for (const [pattern, words] of PATTERNS) {
    const match = pattern.exec(said);
    if (match) {
      return words(...match.slice(1));
    }
  }
  return undefined;
}

function translate(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    // An option that somebody wrote, or a value that somebody typed, is not ours to change.
    const words = node.parentElement?.closest('.fjs-form, .flatpickr-calendar') && chinese(node.data, node.parentElement);
    if (words && words !== node.data) {
      node.data = node.data.replace(node.data.trim(), words);
    }
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE) {
    return;
  }
  for (const attribute of ATTRIBUTES) {
    const words = node.hasAttribute(attribute) && node.closest('.fjs-container') && chinese(node.getAttribute(attribute), node);
    if (words) {
      node.setAttribute(attribute, words);
    }
  }
  node.childNodes.forEach(translate);
}

export function translateForms() {
  window.flatpickr?.localize({
    weekdays: {
      shorthand: ['日', '一', '二', '三', '四', '五', '六'],
      longhand: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']
    },
    months: {
      shorthand: Array.from({length: 12}, (_, month) => `${month + 1}月`),
      longhand: ['一月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '十一月', '十二月']
    },
    firstDayOfWeek: 1,
    rangeSeparator: ' 至 ',
    weekAbbreviation: '周',
    scrollTitle: '滚动切换',
    toggleTitle: '点击切换',
    yearAriaLabel: '年',
    monthAriaLabel: '月',
    hourAriaLabel: '时',
    minuteAriaLabel: '分',
    time_24hr: true
  });
  new MutationObserver(changes => {
    for (const change of changes) {
      if (change.type === 'childList') {
        change.addedNodes.forEach(translate);
      } else {
        translate(change.target);
      }
    }
  }).observe(document.body, {subtree: true, childList: true, characterData: true, attributeFilter: ATTRIBUTES});
}
