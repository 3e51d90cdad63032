/** A case's number: for supervisors, who alone have a page for it, a link. */
export function caseNumber(number) {
  if (!document.documentElement.classList.contains('may-cockpit')) {
    return number;
  }
  const link = document.createElement('a');
  link.href = `/cases/${encodeURIComponent(number)}`;
  link.textContent = number;
  return link;
}
