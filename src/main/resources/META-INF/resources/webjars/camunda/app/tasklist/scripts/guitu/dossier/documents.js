/* The documents of a case: list, upload, download, withdrawal. */
import {element, labelled, save, smallForm} from './elements.js';

// Kinds of pictures by name: so that a phone offers its camera among the ways to choose.
const ACCEPTED = 'image/jpeg,image/png,image/webp,image/heic,.pdf,.jpg,.jpeg,.png,.webp,.heic,.heif,.docx';
const MEGABYTE = 1024 * 1024;

function sizeOf(bytes) {
  return bytes < MEGABYTE ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / MEGABYTE).toFixed(1)} MB`;
}

function askWithdrawal(file, dossier, place, refresh) {
  if (place.querySelector('form')) {
    return;
  }
  const reason = element('input', {type: 'text', className: 'form-control', required: true, maxLength: 1000});
  const form = smallForm(labelled('作废理由', reason), '作废', async () => {
    await dossier.withdraw(file.id, reason.value);
    await refresh(`第 ${file.number} 号文件已作废。`);
  }, () => form.remove());
  place.append(form);
  reason.focus();
}

function row(file, dossier, refresh) {
  const office = `${file.department} · ${file.region}${file.author ? ` · ${file.author}` : ''}`;
  const made = element('li', {},
    element('span', {className: 'number'}, `${file.number}.`),
    element(file.withdrawal ? 's' : 'strong', {className: 'title'}, file.title),
    element('span', {className: 'quiet'}, `${file.dataClass} · ${file.kind} · ${sizeOf(file.size)}`),
    element('span', {className: 'quiet'}, `${office} · ${file.at}`),
    file.withdrawal && element('span', {className: 'withdrawn'}, `${file.withdrawal.at} 作废，理由：${file.withdrawal.reason}`));
  if (file.offered) {
    made.append(element('button', {type: 'button', className: 'btn btn-default btn-sm', onclick: () => save(() => dossier.download(file.id), made)}, '下载'));
  }
  if (file.withdrawable) {
    made.append(element('button', {
      type: 'button', className: 'btn btn-link btn-sm', onclick: () => askWithdrawal(file, dossier, made, refresh)
    }, '作废'));
  }
  return made;
}

function upload(addable, largest, dossier, refresh) {
  const file = element('input', {type: 'file', accept: ACCEPTED, required: true, className: 'sr-only'});
  const chosen = element('span', {className: 'quiet'}, '还没有选择文件');
  file.addEventListener('change', () => {
    chosen.textContent = file.files[0]?.name ?? '还没有选择文件';
  });
  const title = element('input', {type: 'text', className: 'form-control', required: true, maxLength: 100});
  const dataClass = element('select', {className: 'form-control', required: true},
    element('option', {value: ''}, '请选择'),
    addable.map(({code, label}) => element('option', {value: code}, label)));
  const form = smallForm([
    labelled(`文件或照片（PDF、JPEG、PNG、WebP、HEIC、DOCX，最大 ${largest / MEGABYTE} MB）`,
      // The browser's own button speaks the browser's language.
      element('span', {className: 'choose'}, element('span', {className: 'btn btn-default btn-sm'}, '选择文件'), chosen, file)),
    labelled('标题', title),
    labelled('信息类别（决定哪些部门可以查阅）', dataClass)
  ], '上传', async () => {
    if (file.files[0].size > largest) {
      throw new Error(`文件超过 ${largest / MEGABYTE} MB。请压缩，或分成几个文件上传。`);
    }
    await dossier.upload(file.files[0], title.value, dataClass.value);
    await refresh('文件已上传。');
  });
  return element('details', {className: 'guitu-upload'}, element('summary', {}, '上传文件'), form);
}

export function documents({files, closedFiles, addable, largest, writes}, dossier, refresh) {
  return element('div', {className: 'guitu-documents'},
    files.length > 0 && element('ul', {}, files.map(file => row(file, dossier, refresh))),
    files.length + closedFiles === 0 && element('p', {className: 'quiet'}, '还没有文件。'),
    closedFiles > 0 && element('p', {className: 'quiet'}, `${files.length > 0 ? '另' : ''}有 ${closedFiles} 份文件不在您的查阅范围。`),
    addable.length > 0 && upload(addable, largest, dossier, refresh),
    !writes && element('p', {className: 'quiet'}, '认领任务后可以上传文件、更正本部门填写的内容。'));
}
