/** What the user can fix: wrong usage or unreadable input. `main` prints its message as one sentence and exits with 2. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** The line that standard error gets. A message of several sentences becomes one. */
export function failureLine(message: string): string {
  const sentence = message.replace(/[.]\s+([A-Z])(?=[a-z]* )/g, (_match, first: string) => `; ${first.toLowerCase()}`);
  return `fairway: ${sentence.replaceAll('\n', ' ')}\n`;
}
