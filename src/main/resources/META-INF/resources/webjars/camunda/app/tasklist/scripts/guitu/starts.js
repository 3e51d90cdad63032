/*
 * Whoever opens a case needs its number, for the papers that go with the person. The server gives it; Tasklist only says that
 * something has been started, for three seconds.
 */
import {caseNumber} from './cases.js';

const START = /\/process-definition\/[^?]*\/submit-form(\?|$)/;

/** {@code opened}: whether the case is new, or something was started in it. */
function tell(businessKey, opened) {
  const panel = document.createElement('div');
  panel.className = 'alert alert-success guitu-started';
  panel.setAttribute('role', 'status');
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'close';
  close.setAttribute('aria-label', '关闭');
  close.textContent = '×';
  close.addEventListener('click', () => panel.remove());
  const number = document.createElement('strong');
  number.append(caseNumber(businessKey));
  panel.append(close, ...opened
    ? ['已建案，个案编号 ', number, '。请记在移交材料上。']
    : ['已在个案 ', number, ' 中发起。']);
  document.querySelector('.page-notifications').append(panel);
}

export function tellCaseNumbers() {
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    if (method === 'POST' && START.test(address)) {
      this.addEventListener('load', () => {
        if (this.status === 200) {
          const {businessKey, definitionId} = JSON.parse(this.responseText);
          tell(businessKey, definitionId.startsWith('rescue-case:'));
        }
      });
    }
    return open.call(this, method, address, ...rest);
  };
}
