import {nameQueues} from '../../../../../assets/names.js';
import {wordFacts} from './cards.js';
import {showFacts} from './facts.js';
import {keepSteeringToSupervisors} from './rights.js';
import {tellCaseNumbers} from './starts.js';
import {translateForms} from './words.js';

translateForms();
wordFacts();
showFacts();
nameQueues('[cam-tasklist-task-meta] .groups a');
tellCaseNumbers();
keepSteeringToSupervisors();

/** Nothing to plug in: the parts above watch the page. */
export default [];
