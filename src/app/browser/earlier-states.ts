import { hasResource, haveResourceInCommon } from '../../core/exchange';
import { fileAt, type Workspace } from '../../core/workspace';
import { differenceFrom, isReadAtOnce, type DesignDifference } from '../design-difference';
import { openedNames, openedTitles } from '../opened-words';
import { getSession } from '../session';
import { getState } from '../store';
import type { Version } from '../versions/version';
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
  /** Whether it may go along unasked: this very design as it was opened. A version is kept for the browser, so it may well be of another design. */
  readonly goesAlong: boolean;
}

/**
 * The states that the design had and does not have any more, as far as this browser has them, those that are meant first: the files as they were opened, the
 * newest named versions that are of this design, and else the design as the page found it. A design that is only looked at has none.
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
    goesAlong: isKnown && isOf(now, workspace),
  });
}

async function versionStates(now: Workspace): Promise<readonly EarlierState[]> {
  const states: EarlierState[] = [];
  try {
    const named = (await listVersions()).filter(({ name }) => name !== '');
    for (const version of named.slice(0, mostRead)) {
      if (states.length === mostVersions) break;
      const workspace = await readVersion(version.id);
      const state = workspace && versionState(now, version, workspace);
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

/** How many are looked at to find those of this design. */
const mostRead = 15;

function versionState(now: Workspace, version: Version, workspace: Workspace): EarlierState | undefined {
  if (!isOf(now, workspace)) return undefined;
  const name = versionAsSide(version);
  return stateOf(now, {
    id: `version ${version.id}`,
    title: name,
    name,
    workspace,
    isMeant: true,
    goesAlong: false,
  });
}

/** Whether a state is one of this design, and not of another that was open in this browser. Of what is long its files tell. */
function isOf(now: Workspace, then: Workspace): boolean {
  if (isReadAtOnce(now, then)) return haveResourceInCommon(now, then);
  return then.files.some(({ path, text }) => fileAt(now, path)?.text === text);
}

/** Undefined where the design is as it was, and where there is nothing to be compared with. */
function stateOf(now: Workspace, state: Omit<EarlierState, 'difference'>): EarlierState | undefined {
  if (!hasResource(state.workspace.files)) return undefined;
  const difference = differenceFrom(now, state.workspace);
  return difference ? { ...state, difference } : undefined;
}
