import type { Workspace } from '../../core/workspace';
import { getState, select } from '../store';
import { documentOf, offerTyping, setTyping, type Typing } from '../typing';
import { sameFiles, type VersionReason } from '../versions/version';
import { applyJournal, clearJournal, readJournal, type Journal } from './journal';
import { readDesign, type Restored, type Storage } from './storage';
import type { StorageAccess } from './storage-access';
import { clearStoredMark, readStoredMark } from './stored-mark';
import { sayGone, sayLeftTyping, sayMissing, sayRescued, sayRestored } from './session-notices';
import { keepVersion, listVersions } from './versions-storage';

/** The design that this browser keeps; its journal has the same name. */
export const designId = 'design';
/** The journal of work that was done while the database could not be read. It relies on nothing that is stored. */
export const reserveId = 'design-reserve';

/** What there is to go on with. */
export interface Newest extends Restored {
  /** Whether a part of it is in a journal and not in the database. */
  readonly fromJournal: boolean;
}

const nothing: Restored = { workspace: { files: [] }, revision: 0, savedAt: 0, missing: [] };

/**
 * What is stored, or what a journal says where it is newer; undefined where there is nothing. The journal stays until what it says is stored. Answers why, where
 * that cannot be read.
 */
export async function readStored(
  access: StorageAccess,
): Promise<{ restored?: Newest | undefined; trouble?: DOMException }> {
  try {
    return { restored: await access.run(readNewest) };
  } catch (error) {
    if (error instanceof DOMException) return { trouble: error };
    throw error;
  }
}

async function readNewest(storage: Storage): Promise<Newest | undefined> {
  const stored = await readDesign(storage, designId);
  const base = stored ?? nothing;
  const journal = readJournal(designId);
  if (journal && journal.revision > base.revision) return withJournal(base, journal);
  const reserve = base.workspace.files.length === 0 ? readReserve() : undefined;
  if (reserve) return { ...reserve, revision: base.revision };
  return stored && { ...stored, fromJournal: false };
}

/** Work that was done while the database could not be read. */
export function readReserve(): Newest | undefined {
  const journal = readJournal(reserveId);
  return journal && { ...withJournal(nothing, journal), missing: [] };
}

function withJournal(base: Restored, journal: Journal): Newest {
  return {
    ...applyJournal(base.workspace, journal),
    revision: base.revision,
    savedAt: journal.savedAt,
    typing: journal.typing ?? null,
    fromJournal: true,
  };
}

/** Says what was restored, and what could not be; of the tab that edits. */
export async function sayWhatIsThere(restored: Newest | undefined): Promise<void> {
  const storedAt = readStoredMark();
  if (restored && restored.missing.length > 0) return sayMissing(restored.missing);
  if (restored && restored.workspace.files.length > 0) return sayRestored(restored.savedAt);
  // A design that was emptied has left no mark.
  if (storedAt === null) return;
  clearStoredMark();
  const versions = await listVersions().catch(noneToRead);
  sayGone(storedAt, versions.length > 0);
}

/** Offers a text that was being typed when the tab ended that edited last: its field shows it again, and a notice has it for where that is gone. */
export function offerLeftTyping(typing: Typing, savedAt: number | null): void {
  sayLeftTyping(typing, savedAt);
  const document = documentOf(typing);
  if (document === undefined) return setTyping(null);
  offerTyping(typing);
  select({ place: { file: typing.file, document, path: [...typing.object, ...typing.field] }, from: 'command' });
}

function noneToRead(error: unknown): readonly [] {
  if (!(error instanceof DOMException)) throw error;
  return [];
}

/** Keeps as a version what another tab has stored and this one never showed, before it is stored over. Rejects with a DOMException where that is refused. */
export async function keepStored(storage: Storage): Promise<void> {
  const stored = await readDesign(storage, designId);
  if (!stored || stored.workspace.files.length === 0) return;
  if (!sameFiles(stored.workspace, getState().snapshot.workspace)) await keepVersion(stored.workspace, 'overtaken');
}

/** Keeps as a version what a journal of the reserve holds beside the stored design: which of both is wanted, only its author knows. */
export async function settleReserve(): Promise<void> {
  const reserve = readReserve();
  if (!reserve) return;
  const { workspace } = getState().snapshot;
  if (reserve.workspace.files.length > 0 && !sameFiles(reserve.workspace, workspace)) {
    if (!(await couldKeep(reserve.workspace, 'reserve'))) return;
    sayRescued('reserve', true);
  }
  clearJournal(reserveId);
}

/** Another tab edits now, and this one had changes left: they become a version, since the design goes on without them. Answers whether that could be kept. */
export async function rescue(workspace: Workspace): Promise<boolean> {
  const isKept = await couldKeep(workspace, 'overtaken');
  sayRescued('overtaken', isKept);
  return isKept;
}

async function couldKeep(workspace: Workspace, reason: VersionReason): Promise<boolean> {
  try {
    await keepVersion(workspace, reason);
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}
