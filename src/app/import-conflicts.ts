import type { ConflictChoice, ImportConflict } from '../core/exchange';
import { dialogsClosed, openDialog } from './dialogs';

/** An import that waits for a decision about each resource that is here with another text. */
export interface ConflictQuestion {
  readonly conflicts: readonly ImportConflict[];
  /** Goes on with the import. */
  readonly settle: (choices: ReadonlyMap<string, ConflictChoice>) => void;
}

let asked: ConflictQuestion | null = null;
let count = 0;

/** Asks in a sheet what becomes of each conflict, once no other is open; nothing is added before that, and nothing at all when the sheet is closed. */
export async function askAboutConflicts(question: ConflictQuestion): Promise<void> {
  await dialogsClosed();
  asked = question;
  // Files that are dropped while the sheet is open ask a question of their own.
  openDialog('import-conflicts', String(++count));
  // What it holds is an import, with all that was read of it.
  void dialogsClosed().then(() => {
    if (asked === question) asked = null;
  });
}

/** The question that the sheet is to show; null where none is open. */
export function conflictsAsked(): ConflictQuestion | null {
  return asked;
}
