/** What the user can mend: wrong usage or unreadable input. `main` prints its message as one sentence and exits with 2. */
export class Failure extends Error {
  override readonly name = 'Failure';
}
