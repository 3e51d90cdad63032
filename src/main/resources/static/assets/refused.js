/*
 * A page that comes back because something on it is wrong begins there: each sentence belongs to its question, the summary leads to it, and the first
 * wrong question has the focus; where none is wrong by itself, the form that was refused. All that was written is on the page already.
 */
const QUESTIONS = 'input:not([type=hidden]):not([tabindex="-1"]):not([readonly]), select, textarea';

function questionsOf(sentence) {
  const group = sentence.closest('fieldset');
  const next = sentence.nextElementSibling;
  return next?.matches(QUESTIONS) ? [next] : [...(next?.matches('label, p, div') && !group ? next : group ?? next)?.querySelectorAll(QUESTIONS) ?? []];
}

function nameOf(question, sentence) {
  return (question.closest('fieldset')?.querySelector('legend') ?? question.labels?.[0] ?? sentence).textContent.trim();
}

/** A page that is opened at a part of it leaves whatever had the focus once it is complete. */
function complete() {
  return document.readyState === 'complete'
    ? Promise.resolve()
    : new Promise(resolve => addEventListener('load', () => setTimeout(resolve), {once: true}));
}

const summary = document.querySelector('.note.bad[data-refused]');
if (summary) {
  const list = document.createElement('ul');
  document.querySelectorAll('form .wrong').forEach((sentence, number) => {
    const questions = questionsOf(sentence);
    sentence.id ||= `wrong-${number}`;
    questions.forEach(question => {
      question.setAttribute('aria-invalid', 'true');
      question.setAttribute('aria-describedby', `${question.getAttribute('aria-describedby') ?? ''} ${sentence.id}`.trim());
    });
    if (questions.length) {
      const link = document.createElement('a');
      link.href = `#${questions[0].id ||= `question-${number}`}`;
      link.textContent = `${nameOf(questions[0], sentence)}：${sentence.textContent}`;
      link.addEventListener('click', event => {
        event.preventDefault();
        questions[0].focus();
      });
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
    }
  });
  if (list.childElementCount) {
    summary.append(list);
  }
  await complete();
  const form = summary.closest('form') ?? document.getElementById(summary.dataset.refused);
  form?.closest('details')?.setAttribute('open', '');
  const first = document.querySelector('form [aria-invalid=true]')
    ?? [...form?.querySelectorAll(QUESTIONS) ?? []].find(question => question.getClientRects().length);
  first?.focus({preventScroll: true});
  const place = document.querySelector('form [aria-invalid=true]') ?? summary;
  place.scrollIntoView({block: place === summary ? 'start' : 'center'});
}
