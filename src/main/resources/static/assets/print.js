/* The button of a page that is to be printed. */
document.querySelector('#print')?.addEventListener('click', () => print());
