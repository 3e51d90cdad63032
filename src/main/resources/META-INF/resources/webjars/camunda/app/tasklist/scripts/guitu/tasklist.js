import {nameQueues} from '../../../../../assets/names.js';
import {showNotices} from '../../../../../assets/notices.js';
import {beginWithCase} from './begin.js';
import {answerAtTheQuestion} from './answers.js';
import {offerActs} from './assign.js';
import {wordFacts} from './cards.js';
import {dossierTab, keepFormUnderDossier} from './dossier/tab.js';
import {showClock} from './clock.js';
import {offerExports} from './exports.js';
import {showFacts} from './facts.js';
import {tellWhatHappened} from './happened.js';
import {showHeader} from './header.js';
import {listTasks, taskList} from './list/list.js';
import {keepSteeringToSupervisors} from './rights.js';
import {listAllStarts} from './starts.js';
import {keepFormsSteady} from './steady.js';
import {translateForms} from './words.js';

listTasks();
translateForms();
wordFacts();
showFacts();
showClock();
showHeader();
offerActs();
showNotices();
offerExports();
listAllStarts();
nameQueues('[cam-tasklist-task-meta] .groups a');
tellWhatHappened();
beginWithCase();
keepSteeringToSupervisors();
keepFormUnderDossier();
keepFormsSteady();
answerAtTheQuestion();

/** The parts above watch the page; only the tab and the list are plugged in. */
export default [dossierTab, taskList];
