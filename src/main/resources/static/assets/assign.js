/* One box ticks all the others of a list, and says whether all of them are. */
for (const all of document.querySelectorAll('input[data-all]')) {
  const each = [...document.querySelectorAll(`input[name="${all.dataset.all}"]`)];
  const show = () => {
    all.checked = each.every(box => box.checked);
    all.indeterminate = !all.checked && each.some(box => box.checked);
  };
  all.addEventListener('change', () => {
    for (const box of each) {
      box.checked = all.checked;
    }
  });
  for (const box of each) {
    box.addEventListener('change', show);
  }
  show();
}
