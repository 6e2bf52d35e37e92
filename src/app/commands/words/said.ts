/** What is said after a step back or forth in the history. */
export const historyWords = {
  undone: (label: string) => `Undone: ${spoken(label)}.`,
  doneAgain: (label: string) => `Done again: ${spoken(label)}.`,
} as const;

/** What is said on the way from finding to finding, and to a trace. */
export const goWords = {
  noFinding: 'There is no finding to go to.',
  finding: (severity: string, nth: number, total: number, message: string) =>
    `${severity} ${nth} of ${total}: ${message}`,
  selectSomething: 'Select something first; F8 goes to the next problem.',
  noFix: 'Nothing that is selected has a finding with a fix.',
  selectFirst: 'Select a pod, a call or an entry first, to trace a call of it.',
} as const;

/** What is said when files come and go. */
export const makeWords = {
  startEmpty: 'Start empty',
  removed: (files: number) => (files === 1 ? 'Removed 1 file.' : `Removed ${files} files.`),
  addFile: (path: string) => `Add file ${path}`,
  added: (path: string) => `Added ${path}.`,
} as const;

/** What is said after a paste. */
export const pastedWords = {
  pasted: (label: string) => `${label.replace(/^Paste/, 'Pasted')}.`,
} as const;

/** A label inside a sentence: its first word is a verb, and small. */
function spoken(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
