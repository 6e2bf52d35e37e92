import { announce } from '../notices';
import { getSession, setSession } from '../session';
import { getState, load } from '../store';
import type { Typing } from '../typing';
import { sameFiles } from '../versions/version';
import { startAutosave, type Autosave } from './autosave';
import { makeClaim } from './design-claim';
import { makeDesignLock } from './design-lock';
import {
  designId,
  offerLeftTyping,
  readReserve,
  readStored,
  reserveId,
  sayWhatIsThere,
  settleReserve,
  type Newest,
} from './restore';
import { sayNoStorage, sayRestored } from './session-notices';
import type { StorageAccess } from './storage-access';
import { makeStranded } from './stranded';
import { tabWords } from './words/session';

/** One tab's part in the design that this browser keeps: it edits, or it follows the tab that does. */
export interface DesignSession extends Pick<Autosave, 'flush' | 'storeAgain'> {
  /** Shows what was read and takes part from now on. */
  begin(restored: Newest | undefined, trouble?: DOMException): Promise<void>;
  /** Becomes the editor in the place of another tab; answers whether this tab edits now. */
  takeOver(): Promise<boolean>;
}

/** The part of this tab, which has not begun yet; `access` is null where what is stored could not be read. */
export function joinDesign(access: StorageAccess | null): DesignSession {
  return new TabSession(access);
}

class TabSession implements DesignSession {
  private readonly tab = crypto.getRandomValues(new Uint32Array(4)).join('-');
  private readonly stranded = makeStranded();
  private readonly claim = makeClaim(
    this.tab,
    () => this.access,
    () => this.autosave,
  );
  private readonly autosave: Autosave = startAutosave({
    access: () => this.access,
    design: designId,
    journal: () => (this.access ? designId : reserveId),
    writer: this.tab,
    beforeSave: this.claim.beforeSave,
    onSaved: () => this.lock.tellSaved(),
    onOvertaken: () => this.becomeReader(),
  });
  private readonly lock = makeDesignLock(designId, this.tab, {
    onHandOver: () => this.autosave.flush(),
    onLost: () => this.becomeReader(),
    onInherited: () => void this.becomeEditor().then(sayInherited),
    onSaved: () => void this.reload(),
  });
  /** Whether this tab has become the editor since it last was none, which may be before it has begun. */
  private inherited = false;
  /** Counts how often this tab stopped editing: what was begun before must not make it the editor afterwards. */
  private turn = 0;
  /** What the tab that edited last was typing in a form, as far as it was read. */
  private left: Typing | null = null;

  constructor(private access: StorageAccess | null) {}

  async begin(restored: Newest | undefined, trouble?: DOMException): Promise<void> {
    this.left = restored?.typing ?? null;
    if (restored) show(restored, this.autosave);
    else this.autosave.adopt(this.access ? getState().snapshot.workspace : null, 0);
    const ours = await this.lock.claim();
    const late = ours && this.access && (await this.claim.make()) ? await this.reload() : undefined;
    if (late) this.goWithout();
    setSession({ readOnly: !ours && !this.inherited, restoring: false });
    // A tab that only follows has restored nothing, and has nothing to start over.
    if (ours) await this.settleWhatIsThere(restored);
    const refusal = trouble ?? late;
    if (refusal) sayNoStorage(refusal);
  }

  async takeOver(): Promise<boolean> {
    if (!(await this.stranded.settle())) return false;
    await this.lock.takeOver();
    return this.becomeEditor();
  }

  flush(): Promise<void> {
    return this.autosave.flush();
  }

  storeAgain(): void {
    this.autosave.storeAgain();
  }

  private async becomeEditor(): Promise<boolean> {
    const begun = this.turn;
    this.inherited = true;
    if (!(await this.stranded.settle())) return false;
    await this.claim.make();
    const trouble = await this.reload();
    if (begun !== this.turn) return false;
    if (trouble) this.goWithout();
    setSession({ readOnly: false });
    if (this.left) offerLeftTyping(this.left, null);
    if (trouble) sayNoStorage(trouble);
    await this.autosave.flush();
    return true;
  }

  private becomeReader(): void {
    this.turn++;
    this.inherited = false;
    this.claim.lose();
    const unstored = this.access ? this.autosave.giveUp() : null;
    setSession({ readOnly: true, saving: 'saved' });
    if (unstored) void this.stranded.begin(unstored).then((isKept) => (isKept ? this.reload() : undefined));
  }

  /** Shows what is stored, where that is something else; answers why it cannot be read. */
  private async reload(): Promise<DOMException | undefined> {
    const { restored, trouble } = this.access ? await readStored(this.access) : { restored: readReserve() };
    this.left = restored?.typing ?? null;
    // Meanwhile this tab may have become the editor, or have been left with work that is nowhere else.
    if (trouble || this.stranded.is() || !getSession().readOnly) return trouble;
    const isNews = restored && (restored.fromJournal || restored.revision !== this.autosave.revision());
    if (isNews) show(restored, this.autosave);
    this.claim.seen();
    return undefined;
  }

  /** What is stored is left as it is from now on, and the work goes into the reserve. */
  private goWithout(): void {
    this.access = null;
    this.autosave.adopt(getState().snapshot.workspace, 0);
  }

  private async settleWhatIsThere(restored: Newest | undefined): Promise<void> {
    // What cannot be read is not gone.
    if (this.access) await sayWhatIsThere(restored);
    else if (restored) sayRestored(restored.savedAt);
    if (restored && this.left) offerLeftTyping(this.left, restored.savedAt);
    await this.autosave.flush();
    if (this.access && getSession().saving === 'saved') await settleReserve();
  }
}

function sayInherited(edits: boolean): void {
  if (edits) announce(tabWords.otherClosed);
}

/** Where only what is being typed is new, the page stays as it is. */
function show(restored: Newest, autosave: Autosave): void {
  const shown = getState().snapshot;
  if (!sameFiles(shown.workspace, restored.workspace)) load(restored.workspace);
  autosave.adopt(restored.fromJournal ? null : getState().snapshot.workspace, restored.revision);
  setSession({ savedAt: restored.savedAt });
}
