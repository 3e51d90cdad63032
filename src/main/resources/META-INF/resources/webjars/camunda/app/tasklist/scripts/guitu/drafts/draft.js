/*
 * The draft of one form: what of it the server has, and what it has not yet. It outlives the form, which Tasklist throws away with each tab,
 * and stands in this page's memory only.
 */
const ROOT = new URL('../../../../../../../drafts/', import.meta.url);
/** No other window has it. */
const WINDOW = crypto.randomUUID();
const PAUSE = 2_000;
const RETRY = 8_000;
/** What a page may still send while it goes, in bytes. */
const LAST_WORDS = 60_000;
const NOTHING = '{}';
/** The question of a start form for the case. */
const NUMBER = 'caseNumber';

export const State = {
  SAVED: 'saved',
  /** Typed, and not on the server yet. */
  TYPED: 'typed',
  /** The server does not answer; tried again by itself. */
  FAILED: 'failed',
  /** The session is over, or is somebody else's. */
  EXPIRED: 'expired',
  /** Another window was first. */
  OVERTAKEN: 'overtaken',
  TOO_LARGE: 'too-large',
  /** The form is not this person's any more. */
  GONE: 'gone'
};

const WAITING = [State.TYPED, State.FAILED, State.EXPIRED, State.OVERTAKEN, State.TOO_LARGE];

export class Draft {
  #address;
  #account;
  #token;
  #revision;
  #answers = NOTHING;
  #typed = NOTHING;
  #timer;
  #running;
  #held = false;
  state = State.SAVED;
  /** When the server has saved it last. */
  at;
  /** Of the other window that was first. */
  other;
  /** Where the form stands in the page. */
  shownIn;
  changed = () => {};

  constructor(place) {
    this.#address = new URL(place, ROOT);
  }

  get isUnsaved() {
    return WAITING.includes(this.state) && !this.#held;
  }

  /** Whether nothing of it is still to be saved, and no form that shows it is open or on its way. */
  get isAtRest() {
    return !this.isUnsaved && !this.#held && this.shownIn?.isConnected === false;
  }

  /** What was typed, as the form shows it again. */
  get answers() {
    return JSON.parse(this.#typed);
  }

  /** Asks what the server has, once what is here is there. */
  async open() {
    this.shownIn = undefined;
    if (this.isUnsaved) {
      await this.save();
    }
    if (!this.isUnsaved) {
      await this.#read().catch(() => undefined);
    }
    return this.answers;
  }

  async #read() {
    const answer = await fetch(this.#address, {headers: {Accept: 'application/json'}});
    if (!answer.ok || answer.redirected) {
      throw answer;
    }
    const {account, revision, at, case: number, answers, token} = await answer.json();
    if (this.#account && this.#account !== account) {
      throw {status: 401};
    }
    this.#account = account;
    this.#token = token;
    if (number && !this.#address.search) {
      // The page does not know any more which case it was about.
      this.#address.search = new URLSearchParams({case: number});
      answers[NUMBER] ??= number;
    }
    if (!this.isUnsaved) {
      this.state = State.SAVED;
      this.#revision = revision;
      this.at = at && new Date(at);
      this.#answers = this.#typed = JSON.stringify(answers ?? {});
    } else {
      this.#revision ??= revision === 0 ? 0 : undefined;
      if (this.#revision === undefined) {
        this.#overtaken({revision, at});
      }
    }
  }

  /** What stands in the form now. */
  type(answers) {
    const typed = JSON.stringify(answers);
    if (typed === this.#typed) {
      return;
    }
    this.#typed = typed;
    if (this.state === State.SAVED || this.state === State.TOO_LARGE) {
      this.#become(typed === this.#answers ? State.SAVED : State.TYPED);
    }
    this.#soon(PAUSE);
  }

  #soon(pause) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), pause);
  }

  /** Saves at once what is not saved; ends when it is, or when it could not be. {@code going}: the page may be gone before the answer. */
  async save(going = false) {
    clearTimeout(this.#timer);
    if (!this.isUnsaved || this.state === State.OVERTAKEN || this.state === State.TOO_LARGE) {
      return;
    }
    if (going) {
      await this.#send(true);
      return;
    }
    this.#running ??= this.#send(false).finally(() => {
      this.#running = undefined;
    });
    await this.#running;
    if (this.state === State.TYPED && !this.#held) {
      await this.save();
    }
  }

  async #send(going) {
    const typed = this.#typed;
    try {
      if (!this.#token || this.#revision === undefined) {
        await this.#read();
      }
      if (this.state === State.OVERTAKEN) {
        return;
      }
      let answer = await this.#put(typed, going);
      if (answer.status === 403) {
        // After a new login there is a new token.
        await this.#read();
        answer = await this.#put(typed, going);
      }
      await this.#heard(answer, typed);
    } catch (failure) {
      this.#failed(failure.status);
    }
  }

  #put(typed, going) {
    const body = JSON.stringify({
      account: this.#account, revision: this.#revision, window: WINDOW, answers: JSON.parse(typed)
    });
    return fetch(this.#address, {
      method: 'PUT',
      body,
      keepalive: going && new Blob([body]).size < LAST_WORDS,
      headers: {'Accept': 'application/json', 'Content-Type': 'application/json', [this.#token.header]: this.#token.value}
    });
  }

  async #heard(answer, typed) {
    if (answer.ok && !answer.redirected) {
      const {revision, at} = await answer.json();
      this.#revision = revision;
      this.#answers = typed;
      this.at = new Date(at);
      this.#become(this.#typed === typed ? State.SAVED : State.TYPED);
      if (this.state === State.TYPED) {
        this.#soon(PAUSE);
      }
    } else if (answer.status === 409) {
      this.#overtaken(await answer.json());
    } else {
      this.#failed(answer.status);
    }
  }

  #failed(status) {
    const become = {401: State.EXPIRED, 403: State.EXPIRED, 404: State.GONE, 413: State.TOO_LARGE}[status] ?? State.FAILED;
    if (become === State.EXPIRED) {
      this.#token = undefined;
    }
    this.#become(become);
    if (become === State.FAILED) {
      this.#soon(RETRY);
    }
  }

  #overtaken({revision, at}) {
    this.other = {revision, at: at && new Date(at)};
    this.#become(State.OVERTAKEN);
  }

  /** What stands here is to count, and not what the other window has saved. */
  keepMine() {
    this.#revision = this.other.revision;
    this.#become(State.TYPED);
    return this.save();
  }

  /** What the other window has saved is to count; returns it, or nothing where it cannot be had at the moment. */
  async takeOther() {
    this.state = State.SAVED;
    try {
      await this.#read();
    } catch {
      this.#become(State.OVERTAKEN);
      return undefined;
    }
    return this.answers;
  }

  /** Returns what was thrown away. */
  async discard() {
    const thrown = this.answers;
    await this.#running;
    await this.#delete();
    this.#revision = 0;
    this.#answers = this.#typed = NOTHING;
    this.at = undefined;
    this.#become(State.SAVED);
    return thrown;
  }

  async #delete() {
    const answer = await fetch(this.#address, {method: 'DELETE', headers: {[this.#token.header]: this.#token.value}});
    if (!answer.ok) {
      throw answer;
    }
  }

  /** The form is being sent: nothing is saved until it is known what becomes of it. */
  hold() {
    this.#held = true;
    clearTimeout(this.#timer);
  }

  async sent(accepted) {
    if (accepted) {
      if (this.#running) {
        // It may have come after the form.
        await this.#running;
        await this.#delete().catch(() => undefined);
      }
      this.#become(State.SAVED);
      return;
    }
    this.#held = false;
    if (this.isUnsaved) {
      this.#soon(PAUSE);
    }
  }

  #become(state) {
    this.state = state;
    this.changed();
  }
}
