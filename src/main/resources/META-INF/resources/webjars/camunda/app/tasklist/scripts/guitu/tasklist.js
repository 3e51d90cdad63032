import {wordFacts} from './cards.js';
import {explainRefusals} from './refusals.js';
import {keepSteeringToSupervisors} from './rights.js';
import {translateForms} from './words.js';

translateForms();
wordFacts();
explainRefusals();
keepSteeringToSupervisors();

/** Nothing to plug in: the parts above watch the page. */
export default [];
