import {nameQueues} from '../../../../../assets/names.js';
import {wordFacts} from './cards.js';
import {showFacts} from './facts.js';
import {tellWhatHappened} from './notices.js';
import {keepSteeringToSupervisors} from './rights.js';
import {keepFormsSteady} from './steady.js';
import {translateForms} from './words.js';

translateForms();
wordFacts();
showFacts();
nameQueues('[cam-tasklist-task-meta] .groups a');
tellWhatHappened();
keepSteeringToSupervisors();
keepFormsSteady();

/** Nothing to plug in: the parts above watch the page. */
export default [];
