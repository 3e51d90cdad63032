import {nameQueues} from '../../../../../assets/names.js';
import {showNotices} from '../../../../../assets/notices.js';
import {wordFacts} from './cards.js';
import {showClock} from './clock.js';
import {showFacts} from './facts.js';
import {keepSteeringToSupervisors} from './rights.js';
import {tellCaseNumbers} from './starts.js';
import {translateForms} from './words.js';

translateForms();
wordFacts();
showFacts();
showClock();
showNotices();
nameQueues('[cam-tasklist-task-meta] .groups a');
tellCaseNumbers();
keepSteeringToSupervisors();

/** Nothing to plug in: the parts above watch the page. */
export default [];
