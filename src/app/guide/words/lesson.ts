/** The card of a lesson, and what is said when its file comes or goes. */
export const lessonWords = {
  name: 'Lesson',
  startAgain: 'Start again',
  putAway: 'Put away',
  showFinding: 'Show the finding',
  next: 'Next lesson',
  gone: (file: string) => `${file} is no longer among the files.`,
  /** Said aloud when the finding is gone. */
  done: (why: string) => `Lesson done. ${why}`,
  opened: (file: string) => `Added ${file} for the lesson. Your own files stay as they are.`,
  removed: (file: string) => `Removed ${file}.`,
  /** The labels of the changes. */
  open: (lesson: string) => `Open the lesson “${lesson}”`,
  remove: (lesson: string) => `Put the lesson “${lesson}” away`,
} as const;
