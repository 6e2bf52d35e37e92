import { hasResource } from '../../core/exchange';
import type { Workspace } from '../../core/workspace';
import { differenceFrom, type DesignDifference } from '../design-difference';
import { openedNames, openedTitles } from '../opened-words';
import { getSession } from '../session';
import { getState } from '../store';
import { versionAsSide } from '../versions/words';
import { readOpenedDesign } from './export-baseline';
import { listVersions, readVersion } from './versions-storage';

/** A state that the design had, which can be sent along with it. */
export interface EarlierState {
  readonly id: string;
  /** What it is called here, where that begins what is said. */
  readonly title: string;
  /** What it is called for whoever gets it, inside of a sentence. */
  readonly name: string;
  readonly workspace: Workspace;
  /** How much the design differs from it. */
  readonly difference: DesignDifference;
  /** Whether somebody meant it as a state to go back to: the files as they were opened, or a version that was given a name. */
  readonly isMeant: boolean;
}

/**
 * The states that the design had and does not have any more, as far as this browser has them, those that are meant first: the files as they were opened, the
 * newest named versions, and else the design as the page found it. A design that is only looked at has none.
 */
export async function readEarlierStates(): Promise<readonly EarlierState[]> {
  if (getSession().looking) return [];
  const now = getState().snapshot.workspace;
  const [opened, versions] = await Promise.all([openedState(now), versionStates(now)]);
  const states = opened ? [opened, ...versions] : versions;
  return [...states.filter(({ isMeant }) => isMeant), ...states.filter(({ isMeant }) => !isMeant)];
}

async function openedState(now: Workspace): Promise<EarlierState | undefined> {
  const { workspace, isKnown } = await readOpenedDesign();
  const [here, there] = isKnown ? (['opened', 'sent'] as const) : (['found', 'sentFound'] as const);
  return stateOf(now, {
    id: 'opened',
    title: openedTitles[here],
    name: openedNames[there],
    workspace,
    isMeant: isKnown,
  });
}

async function versionStates(now: Workspace): Promise<readonly EarlierState[]> {
  const states: EarlierState[] = [];
  try {
    const named = (await listVersions()).filter(({ name }) => name !== '');
    for (const version of named.slice(0, mostVersions)) {
      const workspace = await readVersion(version.id);
      const name = versionAsSide(version);
      const state =
        workspace && stateOf(now, { id: `version ${version.id}`, title: name, name, workspace, isMeant: true });
      if (state) states.push(state);
    }
  } catch (error) {
    // Where versions cannot be read, there is no harm in offering none of them.
    if (!(error instanceof DOMException)) throw error;
  }
  return states;
}

/** Older ones are found under the versions. */
const mostVersions = 5;

/** Undefined where the design is as it was, and where there is nothing to be compared with. */
function stateOf(now: Workspace, state: Omit<EarlierState, 'difference'>): EarlierState | undefined {
  if (!hasResource(state.workspace.files)) return undefined;
  const difference = differenceFrom(now, state.workspace);
  return difference ? { ...state, difference } : undefined;
}
