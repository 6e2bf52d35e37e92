import type { Workspace } from '../../core/workspace';
import { getSession } from '../session';
import { getState } from '../store';
import { rescue } from './restore';
import { sayStranded } from './session-notices';

/** Whether this tab shows work that the design goes on without and that is kept nowhere else: it must not follow the other tab, and is not left unasked. */
interface Stranded {
  readonly is: () => boolean;
  /** It shows such work, from now on and until that is kept as a version; answers whether it could be. */
  readonly begin: (workspace: Workspace) => Promise<boolean>;
  /** Sees to it that the work may go: kept as a version by now, or exported. Says what to do where it is neither, and answers false. */
  readonly settle: () => Promise<boolean>;
}

/** A tab that is not stranded yet. */
export function makeStranded(): Stranded {
  let isStranded = false;
  const isExported = (): boolean => getSession().exported === getState().snapshot.workspace;
  const askFirst = (event: BeforeUnloadEvent): void => {
    if (!isExported()) event.preventDefault();
  };
  const keep = async (workspace: Workspace): Promise<boolean> => {
    const isKept = isExported() || (await rescue(workspace));
    if (!isKept) return false;
    isStranded = false;
    window.removeEventListener('beforeunload', askFirst);
    return true;
  };
  const begin = (workspace: Workspace): Promise<boolean> => {
    // Before anything else: the other tab may store something, and this one follow it, while a version is being kept.
    isStranded = true;
    window.addEventListener('beforeunload', askFirst);
    return keep(workspace);
  };
  const settle = async (): Promise<boolean> => {
    if (!isStranded || (await keep(getState().snapshot.workspace))) return true;
    sayStranded();
    return false;
  };
  return { is: () => isStranded, begin, settle };
}
