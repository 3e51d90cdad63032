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
}
