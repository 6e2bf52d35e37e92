import type { Autosave } from './autosave';
import { readJournal } from './journal';
import { designId, keepStored } from './restore';
import { claimDesign } from './storage';
import type { StorageAccess } from './storage-access';

/** How one tab becomes the only one whose saves the database takes. */
interface DesignClaim {
  /** Makes it that, where it is not yet; answers whether something may be stored that it does not show. Where that is refused it is made before the first save. */
  readonly make: () => Promise<boolean>;
  /** Makes it that before a save. What another tab has stored and this one never showed is kept as a version; rejects where either is refused. */
  readonly beforeSave: () => Promise<void>;
  /** This tab shows what is stored. */
  readonly seen: () => void;
  /** Another tab edits now. */
  readonly lose: () => void;
}

/** The claim of a tab, which it has not made yet. */
export function makeClaim(tab: string, access: () => StorageAccess | null, autosave: () => Autosave): DesignClaim {
  let isClaimed = false;
  /** The revision of what another tab has stored and this one does not show. */
  let unseen: number | null = null;
  let turn = 0;

  const claim = async (): Promise<void> => {
    const storage = access();
    if (isClaimed || !storage) return;
    const begun = turn;
    const revision = await storage.run((opened) => claimDesign(opened, designId, tab));
    if (begun !== turn) return;
    isClaimed = true;
    unseen = revision === autosave().revision() ? null : revision;
  };
  return {
    make: async () => {
      const isRefused = await claim().then(() => false, onlyRefused);
      // The tab that edited before may have left a journal too. Where the claim was refused nobody knows what is stored by now.
      return isRefused || unseen !== null || (readJournal(designId)?.revision ?? 0) > autosave().revision();
    },
    beforeSave: async () => {
      await claim();
      if (unseen === null) return;
      autosave().rebase(unseen);
      await access()?.run(keepStored);
      unseen = null;
    },
    seen: () => {
      unseen = null;
    },
    lose: () => {
      turn++;
      isClaimed = false;
      unseen = null;
    },
  };
}

/** A full storage refuses the claim too. */
function onlyRefused(error: unknown): true {
  if (!(error instanceof DOMException)) throw error;
  return true;
}
