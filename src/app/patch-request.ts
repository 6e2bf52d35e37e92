import type { ChangeResult } from '../core/edit-at';
import type { Steps } from '../core/steps';
import type { Change } from '../core/workspace';
import type { Choice, Chosen, PatternAim } from './commands/patterns/pattern';
import { openDialog } from './dialogs';
import { notify } from './notices';
import { getState } from './store';

/** A change that is shown as a patch before it is made. */
export interface PatchRequest {
  readonly title: string;
  /** One sentence under the title: what happens then. */
  readonly about?: string | ((chosen: Chosen) => string);
  readonly choices?: readonly Choice[];
  /** Works out what follows from a choice where that takes a while; all else is asked about that choice afterwards. */
  readonly prepare?: (chosen: Chosen) => Steps<void>;
  /** The change, or how it follows from what was chosen; a refusal is shown in place of the patch. */
  readonly change: Change | ((chosen: Chosen) => ChangeResult);
  /** What stops working, a sentence each. */
  readonly warns?: (chosen: Chosen) => readonly string[];
  /** What is not mended by it and why. */
  readonly stays?: (chosen: Chosen) => readonly Staying[];
  /** What a toast says afterwards; the change's label when unset. */
  readonly done?: string | ((chosen: Chosen) => string);
  /** Whether text, form and canvas then show what was written first. */
  readonly leads?: boolean;
  /** Called after it was made. */
  readonly then?: () => void;
}

/** Why something stays, with what it is. */
export interface Staying {
  readonly says: string;
  readonly of: readonly { readonly says: string; readonly detail: string }[];
}

let asked: PatchRequest | null = null;

/** Shows what a change would write, file for file, with `Apply` and `Cancel`. Applying it is one step of the history. */
export function openPatch(request: PatchRequest): void {
  asked = request;
  openDialog('pattern');
}

/** What the open sheet shows; null when none was asked for. */
export function patchAsked(): PatchRequest | null {
  return asked;
}

/** Opens the sheet of a pattern for a resource; where it is not offered, a notice says why. */
export async function openPattern(id: string, resource: string, aim?: PatternAim): Promise<void> {
  const { findPattern } = await import('./commands/patterns');
  const pattern = findPattern(id);
  if (!pattern) throw new Error(`There is no pattern ${id}`);
  const { snapshot } = getState();
  const offered = pattern.offered(snapshot, resource, aim);
  if (offered !== true) {
    notify({ tone: 'info', text: offered });
    return;
  }
  openPatch({
    title: pattern.title,
    about: pattern.about,
    choices: pattern.choices?.(snapshot, resource, aim) ?? [],
    change: (chosen) => pattern.change(getState().snapshot, resource, chosen, aim),
    warns: (chosen) => pattern.warns?.(getState().snapshot, resource, chosen, aim) ?? [],
    leads: true,
  });
}
