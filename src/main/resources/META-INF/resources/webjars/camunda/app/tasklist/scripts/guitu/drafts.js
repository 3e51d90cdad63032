/*
 * Nothing that is typed into a form is lost: it is saved on the server while somebody types and at every way out, and stands in the form again
 * when it opens. Nothing of it is kept in the browser.
 */
import {element} from './dossier/elements.js';
import {Draft} from './drafts/draft.js';
import {onForms, placeOf} from './drafts/formjs.js';
import {Strip} from './drafts/strip.js';
import {isAccepted, whenPosted} from './requests.js';

const SUBMIT = /\/(task|process-definition)\/([^/?]+)\/submit-form(\?|$)/;
const SIGNS = ['input', 'change', 'pointerdown', 'keydown', 'paste', 'drop'];
const LIST_OR_CALENDAR = '.fjs-dropdownlist, .flatpickr-calendar.open';
const LEAVES = '.account .logout, a[href]:not([href^="#"]):not([target="_blank"])';
const loginPage = new URL('../../../../../../login', import.meta.url).pathname;

const drafts = new Map();
const opening = new Map();
/** The form of the start dialog that was opened last. */
let inDialog;
let begun = fromCase();

/** What a script types counts as typed by nobody. */
const byHand = event => event.isTrusted && event.target.closest('.fjs-container');

function draftOf(place) {
  if (!drafts.has(place)) {
    drafts.set(place, new Draft(place));
  }
  return drafts.get(place);
}

/** What is saved and nobody looks at any more the server alone has. */
function forgetOthers() {
  for (const [place, draft] of drafts) {
    if (draft.isAtRest) {
      drafts.delete(place);
    }
  }
}

function unsaved() {
  return [...drafts.values()].filter(draft => draft.isUnsaved);
}

/** form-js takes over what is typed a moment later, or when the field is left. */
function finishTyping() {
  const field = document.activeElement;
  if (field?.closest('.fjs-container')) {
    field.dispatchEvent(new FocusEvent('focusout', {bubbles: true}));
  }
}

/** Whether everything is saved at the end. */
async function saveAll(going) {
  await Promise.all(unsaved().map(draft => draft.save(going)));
  return unsaved().length === 0;
}

/** The case for which a page of ours has led here, to the start form of that process. */
function fromCase() {
  const asked = new URLSearchParams(location.hash.split('?')[1]);
  return asked.get('case') && {place: `starts/${asked.get('processStart')}`, number: asked.get('case')};
}

/** While the form is on its way its draft is, too. */
function ask(form) {
  const place = form === begun?.place ? `${form}?${new URLSearchParams({case: begun.number})}` : form;
  if (place !== form) {
    begun = undefined;
  }
  opening.set(place, draftOf(place).open());
  return place;
}

async function openForm(form, place) {
  const draft = draftOf(place);
  forgetOthers();
  const answers = await (opening.get(place) ?? draft.open());
  opening.delete(place);
  const done = await form.show(answers);
  let restored = Object.keys(answers).length > 0 && (draft.at ?? new Date());
  let touched = false;
  const strip = new Strip(form.container);
  draft.shownIn = form.container;
  const reopen = async shown => {
    touched = false;
    await form.show(shown);
  };
  const acts = {
    login: () => askToLogin(),
    keepMine: () => draft.keepMine(),
    takeOther: async () => {
      const other = await draft.takeOther();
      if (other) {
        await reopen(other);
        restored = draft.at;
        show();
      } else {
        strip.say('没有取到那边的草稿：连接中断，或者登录已过期。请再试一次。');
      }
    },
    discard: async () => {
      const thrown = await draft.discard().catch(() => undefined);
      if (thrown) {
        restored = undefined;
        await reopen({});
        strip.offerBack(async () => {
          await reopen(thrown);
          touched = true;
          draft.type(thrown);
          draft.save();
        });
      } else {
        strip.say('草稿没有丢弃：连接中断，或者登录已过期。请再试一次。');
      }
    }
  };
  const show = () => strip.show(draft, restored, acts);
  draft.changed = show;
  form.onChange(() => {
    if (touched && !form.isLocked) {
      draft.type(form.typed());
    } else {
      form.settle();
    }
  });
  for (const sign of SIGNS) {
    form.container.addEventListener(sign, event => {
      touched ||= Boolean(byHand(event));
    }, true);
  }
  if (form.container.closest('.modal')) {
    inDialog = {form, draft, place};
  }
  show();
  return done;
}

/** A form that is sent needs no draft; one that is refused goes on as it was. */
function heedSubmissions() {
  whenPosted(SUBMIT, (request, kind, id) => {
    const form = placeOf(kind, id);
    const place = inDialog?.place.split('?')[0] === form ? inDialog.place : form;
    const draft = draftOf(place);
    draft.hold();
    request.addEventListener('loadend', () => {
      if (isAccepted(request)) {
        drafts.delete(place);
      }
      draft.sent(isAccepted(request));
    });
  });
}

/** A link out of the page, and logging out, wait until all is saved. What cannot be saved the browser asks about. */
function heedLinks() {
  let passing;
  document.addEventListener('click', async event => {
    const link = event.target.closest?.(LEAVES);
    if (!link || link === passing || event.button || event.ctrlKey || event.metaKey || event.shiftKey || unsaved().length === 0) {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    await saveAll();
    passing = link;
    link.click();
    passing = undefined;
  }, true);
}

/** For whoever is about to leave the page by a script. */
export function saveTyped() {
  finishTyping();
  return saveAll();
}

function heedLeaving() {
  heedLinks();
  document.addEventListener('click', event => {
    if (event.target.closest?.('.nav-tabs')) {
      saveAll();
    }
  }, true);
  addEventListener('popstate', () => {
    finishTyping();
    saveAll();
  }, true);
  addEventListener('focusout', event => event.target.closest?.('.fjs-container') && setTimeout(saveAll), true);
  addEventListener('online', () => saveAll());
  addEventListener('focus', () => saveAll());
  document.addEventListener('visibilitychange', () => {
    const hidden = document.visibilityState === 'hidden';
    if (hidden) {
      finishTyping();
    }
    saveAll(hidden);
  });
  addEventListener('pagehide', () => saveAll(true));
  addEventListener('beforeunload', event => {
    finishTyping();
    if (unsaved().length > 0) {
      saveAll(true);
      event.preventDefault();
      event.returnValue = '';
    }
  });
  // The session ends, by the page or on the server: see assets/webapp.js.
  addEventListener('guitu-leaving', event => event.detail.push(saveTyped()));
  addEventListener('guitu-expired', event => {
    if (unsaved().length > 0) {
      event.preventDefault();
      askToLogin(event.detail);
    }
  });
}

/** Log in beside this page, so that what it has not saved can still be saved. {@code goOn}: where the page was on its way to. */
function askToLogin(goOn) {
  if (document.querySelector('.guitu-unsaved')) {
    return;
  }
  const close = () => {
    removeEventListener('focus', look);
    made.remove();
    goOn?.();
  };
  const look = async () => {
    if (await saveAll()) {
      close();
    }
  };
  const link = element('a', {className: 'btn btn-primary', href: loginPage, target: '_blank'}, '在新窗口登录');
  const leave = element('button', {type: 'button', className: 'btn btn-default'}, '不保存，离开');
  const made = element('dialog', {className: 'guitu-dialog guitu-unsaved'},
    element('h3', {}, '登录已过期'),
    element('p', {}, '最后填写的内容还没有保存。请在新窗口用原来的账户登录，再回到这里，会自动保存并接着办。'),
    element('p', {}, link, ' ', leave));
  leave.onclick = () => {
    unsaved().forEach(draft => draft.hold());
    close();
  };
  made.addEventListener('cancel', event => event.preventDefault());
  document.body.append(made);
  made.showModal();
  addEventListener('focus', look);
}

/** Escape closes a list or a calendar in a form and nothing else with it. It or a click beside the dialog closes that only while nothing is typed there. */
function keepFilledDialog() {
  const filled = () => {
    finishTyping();
    return inDialog?.form.container.isConnected && Object.keys(inDialog.draft.answers).length > 0;
  };
  let closes;
  document.addEventListener('keydown', event => {
    closes = event.key === 'Escape' && document.querySelector(LIST_OR_CALENDAR);
  }, true);
  document.body.addEventListener('keydown', event => {
    if (event.key === 'Escape' && (closes || filled())) {
      event.stopPropagation();
    }
  });
  document.addEventListener('click', event => {
    if (event.target.matches?.('.modal') && filled()) {
      event.stopPropagation();
    }
  }, true);
}

export function keepDrafts() {
  onForms(ask, openForm);
  heedSubmissions();
  heedLeaving();
  keepFilledDialog();
}
