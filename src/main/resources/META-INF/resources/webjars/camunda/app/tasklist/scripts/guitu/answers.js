/*
 * What is wrong with a form stands at its questions, whoever found it: form-js before it is sent, or the server. Above the questions stands all
 * of it once more, with links, and what is about no question that is shown; the first wrong question gets the focus. Whatever is answered anew
 * loses its mark.
 */
import {saidInForm} from '../../../../../assets/refusals.js';
import {controlOf, elementOf, holds, placeOf, questions, setErrors, stateOf, whenFormOpens} from './forms.js';
import {whenPosted} from './requests.js';
import {chinese} from './words.js';

const SUBMIT = /\/submit-form(\?|$)/;
const NOT_SENT = '表单还没有提交，请先改正：';
const SUMMARY = 'guitu-problems';
const NEEDED = '此项必填。';
const BAD_REQUEST = 400;
const isEmpty = answer => [undefined, null, '', false].includes(answer) || Array.isArray(answer) && !answer.length;

let submitted;

function labelOf(question) {
  // A star that comes and goes is a template behind the words.
  return (question.dateLabel || question.label || question.timeLabel || '').replace(/\{\{.*$/s, '');
}

/** A sentence of the server begins with the question; at the question itself that goes without saying. */
function withoutLabel(sentence, question) {
  const start = `“${labelOf(question)}”`;
  return sentence.startsWith(start) ? sentence.slice(start.length).replace(/^[：，]/, '') : sentence;
}

function summaryOf(form) {
  return elementOf(form).parentElement?.querySelector(`:scope > .${SUMMARY}`);
}

function focusOn(place) {
  place.scrollIntoView({block: 'center'});
  controlOf(place)?.focus({preventScroll: true});
}

function line(form, {id, sentence}) {
  const item = document.createElement('li');
  if (id && placeOf(form, id)) {
    const link = document.createElement('a');
    link.href = '#';
    link.textContent = sentence;
    link.addEventListener('click', event => {
      event.preventDefault();
      const place = placeOf(form, id);
      if (place) {
        focusOn(place);
      }
    });
    item.dataset.question = id;
    item.append(link);
  } else {
    item.textContent = sentence;
  }
  return item;
}

function summarize(form, problems) {
  summaryOf(form)?.remove();
  const heading = document.createElement('strong');
  heading.textContent = NOT_SENT;
  const list = document.createElement('ul');
  list.append(...problems.map(problem => line(form, problem)));
  const summary = document.createElement('div');
  summary.className = SUMMARY;
  summary.setAttribute('role', 'alert');
  summary.tabIndex = -1;
  summary.append(heading, list);
  elementOf(form).before(summary);
  return summary;
}

/** As the eye meets them; first what is about no question that is shown. */
function inOrder(form, problems) {
  const places = new Map(problems.map(problem => [problem, problem.id && placeOf(form, problem.id)]));
  return [...problems].sort((one, other) => {
    const [a, b] = [places.get(one), places.get(other)];
    return !a || !b
      ? Boolean(a) - Boolean(b)
      : a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : Number(a !== b);
  });
}

/** What form-js draws it draws soon, and not at all while nobody looks at the page. */
function drawn() {
  return new Promise(resolve => setTimeout(resolve, 0));
}

async function show(form, problems) {
  await drawn();
  if (elementOf(form).isConnected) {
    const sorted = inOrder(form, problems);
    const summary = summarize(form, sorted);
    markControls(form);
    const place = sorted.map(({id}) => id && placeOf(form, id)).find(Boolean);
    if (place) {
      focusOn(place);
    } else {
      summary.scrollIntoView({block: 'center'});
      summary.focus({preventScroll: true});
    }
  }
}

/** form-js does not say it of its lists, dates and times. */
function markControls(form) {
  for (const place of elementOf(form).querySelectorAll('.fjs-form-field:not(.fjs-form-field-group)')) {
    const wrong = place.classList.contains('fjs-has-errors');
    for (const control of place.querySelectorAll('input:not(.flatpickr-calendar *), textarea')) {
      if (wrong || control.hasAttribute('aria-invalid')) {
        control.setAttribute('aria-invalid', String(wrong));
      }
    }
  }
}

async function forget(form) {
  await drawn();
  markControls(form);
  const summary = summaryOf(form);
  if (summary) {
    const {errors} = stateOf(form);
    summary.querySelectorAll('li[data-question]').forEach(item => {
      if (!errors[item.dataset.question]) {
        item.remove();
      }
    });
    if (!summary.querySelector('li')) {
      summary.remove();
    }
  }
}

/** Questions that show a star by now and have no answer: form-js knows only what is always needed. */
function unanswered(form) {
  const {data} = stateOf(form);
  return questions(form).filter(({id, key, readonly, properties}) => properties?.requiredWhen && !readonly
    && isEmpty(data[key]) && placeOf(form, id) && holds(form, properties.requiredWhen));
}

function watch(form) {
  const listen = form.on;
  const validate = form.validate;
  // Tasklist lets nobody send a form while something is marked: whoever sends it is told all that is wrong with it.
  form.on = (event, priority, listener) => {
    const tell = listener ?? priority;
    return event === 'changed'
      ? listen.call(form, event, state => { tell({...state, errors: {}}); })
      : listen.call(form, event, priority, listener);
  };
  form.validate = () => {
    const needed = Object.fromEntries(unanswered(form).map(({id}) => [id, [NEEDED]]));
    const errors = {...needed, ...validate.call(form)};
    setErrors(form, errors);
    return errors;
  };
  listen.call(form, 'submit', ({errors}) => {
    submitted = form;
    const byId = new Map(questions(form).map(question => [question.id, question]));
    const problems = Object.entries(errors).flatMap(([id, said]) => [said].flat().map(sentence => {
      const words = chinese(String(sentence)) ?? String(sentence);
      return {id, sentence: byId.has(id) ? `“${labelOf(byId.get(id))}”${words}` : words};
    }));
    if (problems.length) {
      saidInForm();
      show(form, problems);
    } else {
      summaryOf(form)?.remove();
    }
  });
  // A listener that gives something back keeps the event from all others.
  listen.call(form, 'changed', () => { forget(form); });
}

/** Marks what the server found. */
function refused(form, message, problems) {
  const byKey = new Map(questions(form).filter(({key}) => key).map(question => [question.key, question]));
  const sentences = {};
  const found = problems.map(({key, message: sentence}) => {
    const question = byKey.get(key);
    if (question) {
      (sentences[question.id] ??= []).push(withoutLabel(sentence, question));
    }
    return {id: question?.id, sentence};
  });
  saidInForm(message);
  setErrors(form, {...stateOf(form).errors, ...sentences});
  show(form, found);
}

function listenToServer() {
  whenPosted(SUBMIT, request => {
    const form = submitted;
    // Before Tasklist hears of it and puts the message at the edge.
    request.addEventListener('readystatechange', () => {
      if (request.readyState === XMLHttpRequest.DONE && request.status === BAD_REQUEST && form) {
        const {message, problems} = JSON.parse(request.responseText);
        if (problems) {
          refused(form, message, problems);
        }
      }
    });
  });
}

function isToFirstQuestion(event) {
  return event.ctrlKey && event.altKey && !event.shiftKey && event.code === 'KeyF';
}

/** Of the dialog in front, or of the task; one that only shows an earlier answer is passed by. */
function focusFirstQuestion() {
  const forms = [...document.querySelectorAll('.modal .fjs-container, .fjs-container')];
  const inFront = forms.filter(form => form.closest('.modal'));
  const first = (inFront.length ? inFront : forms)
    .flatMap(form => [...form.querySelectorAll('.fjs-form-field:not(.fjs-form-field-group)')])
    .find(controlOf);
  if (first) {
    focusOn(first);
  }
}

/** The first question that is always asked and has no answer yet. */
export function focusFirstUnanswered(form) {
  const {data} = stateOf(form);
  const open = new Set(questions(form)
    .filter(({key, readonly, validate}) => validate?.required && !readonly && isEmpty(data[key]))
    .map(({id}) => placeOf(form, id)));
  const first = [...elementOf(form).querySelectorAll('.fjs-form-field')].find(place => open.has(place));
  if (first) {
    controlOf(first)?.focus();
  }
}

export function answerAtTheQuestion() {
  whenFormOpens(watch);
  listenToServer();
  addEventListener('keydown', event => {
    if (isToFirstQuestion(event)) {
      event.preventDefault();
      focusFirstQuestion();
    }
  }, true);
}
