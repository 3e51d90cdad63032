import {nameQueues} from '../../../../../assets/names.js';
import {wordFacts} from './cards.js';
import {dossierTab, keepFormUnderDossier} from './dossier/tab.js';
import {offerExports} from './exports.js';
import {showFacts} from './facts.js';
import {keepSteeringToSupervisors} from './rights.js';
import {tellCaseNumbers} from './starts.js';
import {translateForms} from './words.js';

translateForms();
wordFacts();
showFacts();
offerExports();
nameQueues('[cam-tasklist-task-meta] .groups a');
tellCaseNumbers();
keepSteeringToSupervisors();
keepFormUnderDossier();

/** The parts above watch the page; only the tab is plugged in. */
export default [dossierTab];
