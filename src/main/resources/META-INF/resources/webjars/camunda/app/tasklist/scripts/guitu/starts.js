/*
 * Whoever opens a case or a report needs its number, for the papers that go with the person. The server gives it; Tasklist only says that
 * something has been started, for three seconds.
 */
const START = /\/process-definition\/[^?]*\/submit-form(\?|$)/;

function tell(caseNumber, isReport) {
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
  number.textContent = caseNumber;
  panel.append(close, ...isReport
    ? ['已登记，线索编号 ', number, '。获救人员建案时填写这个编号。']
    : ['已建案，个案编号 ', number, '。请记在移交材料上。']);
  document.querySelector('.page-notifications').append(panel);
}

export function tellCaseNumbers() {
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    if (method === 'POST' && START.test(address)) {
      this.addEventListener('load', () => {
        if (this.status === 200) {
          const started = JSON.parse(this.responseText);
          tell(started.businessKey, started.definitionId.startsWith('report-intake:'));
        }
      });
    }
    return open.call(this, method, address, ...rest);
  };
}
