import {nameQueues} from '../../../../../assets/names.js';
import {showNotices} from '../../../../../assets/notices.js';
import {wordFacts} from './cards.js';
import {dossierTab, keepFormUnderDossier} from './dossier/tab.js';
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
keepFormUnderDossier();

/** The parts above watch the page; only the tab is plugged in. */
export default [dossierTab];
