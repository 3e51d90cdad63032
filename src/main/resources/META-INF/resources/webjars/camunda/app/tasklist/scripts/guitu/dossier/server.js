/* The server's side of the dossier: everything goes through a task. */
const ROOT = new URL('../../../../../../dossier/tasks/', import.meta.url);

const UNREACHABLE = '连接中断，没有完成。请检查网络后再试。';
const LOGGED_OUT = '登录已过期，请重新登录。填写的内容还没有保存。';
const FAILED = '系统没有完成这次操作。请刷新页面后再试；如仍不行，请联系系统管理员。';

async function send(path, options) {
  let answer;
  try {
    answer = await fetch(new URL(path, ROOT), {...options, headers: {Accept: 'application/json', ...options?.headers}});
  } catch {
    throw new Error(UNREACHABLE);
  }
  if (!answer.ok) {
    const said = await answer.json().then(body => body.message).catch(() => undefined);
    throw new Error(answer.status === 401 ? LOGGED_OUT : /[^\x00-\x7f]/.test(said) ? said : FAILED);
  }
  return answer;
}

/** The dossier of one task's case. Every method fails with an Error whose message is for the person. */
export class Dossier {
  #path;
  #token;

  constructor(task) {
    this.#path = encodeURIComponent(task);
  }

  async read() {
    const seen = await (await send(this.#path)).json();
    this.#token = seen.token;
    return seen;
  }

  upload(file, title, dataClass) {
    return send(`${this.#path}/documents`, {
      method: 'POST',
      body: file,
      headers: {
        ...this.#tokenHeader(),
        'Content-Type': 'application/octet-stream',
        'Guitu-Title': encodeURIComponent(title),
        'Guitu-Class': dataClass
      }
    });
  }

  download(id) {
    return this.#fetch(`/documents/${encodeURIComponent(id)}`);
  }

  /** Everything that is held on the person: {@code format} is pdf or json. */
  export(format) {
    return this.#fetch(`/export.${format}`);
  }

  /** A file as the server sends it, with its name. It stays in memory, where a broken download cannot be taken for a whole one. */
  async #fetch(route) {
    const answer = await send(this.#path + route, {headers: {Accept: '*/*'}});
    const name = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition'))[1];
    try {
      return {name, content: await answer.blob()};
    } catch {
      throw new Error('下载没有完成：连接中断，或者文件打不开。请再试一次；如仍不行，请联系系统管理员。');
    }
  }

  withdraw(id, reason) {
    return this.#post(`/documents/${encodeURIComponent(id)}/withdrawal`, {reason});
  }

  correct(step, reason, answers) {
    return this.#post(`/steps/${step}/correction`, {reason, answers});
  }

  #post(route, body) {
    return send(this.#path + route, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {...this.#tokenHeader(), 'Content-Type': 'application/json'}
    });
  }

  #tokenHeader() {
    return {[this.#token.header]: this.#token.value};
  }
}
