import {nameQueues} from '../../../../../assets/names.js';
import {showNotices} from '../../../../../assets/notices.js';
import {wordFacts} from './cards.js';
import {dossierTab, keepFormUnderDossier} from './dossier/tab.js';
import {showClock} from './clock.js';
import {keepDrafts} from './drafts.js';
import {offerExports} from './exports.js';
import {showFacts} from './facts.js';
import {tellWhatHappened} from './happened.js';
import {showHeader} from './header.js';
import {keepSteeringToSupervisors} from './rights.js';
import {listAllStarts} from './starts.js';
import {keepFormsSteady} from './steady.js';
import {translateForms} from './words.js';

keepDrafts();
translateForms();
wordFacts();
showFacts();
showClock();
showHeader();
showNotices();
offerExports();
listAllStarts();
nameQueues('[cam-tasklist-task-meta] .groups a');
tellWhatHappened();
keepSteeringToSupervisors();
keepFormUnderDossier();
keepFormsSteady();

/** The parts above watch the page; only the tab is plugged in. */
export default [dossierTab];
