import { useMemo } from 'react';
import { longestLink, shareLinkSteps, type SharedView, type SharedWorkspace } from '../../core/exchange';
import type { Steps } from '../../core/steps';
import type { Workspace } from '../../core/workspace';
import { getState, type AppState } from '../store';
import { getView } from '../view';
import { useSteps } from './use-steps';

/** What a link is made of, before it is known how it opens. */
export type Shared = Pick<SharedWorkspace, 'workspace' | 'baseline'>;

/** What came of making a link; it is undefined where it would be longer than links may be. */
export interface MadeLink {
  readonly link: string | undefined;
}

/** A link to the page as it is here, with a design in it; null while it is being made, and while there is no design. */
export function useMadeLink(shared: Shared | null): MadeLink | null {
  const begin = useMemo(() => shared && (() => linkSteps(shared)), [shared]);
  return useSteps(begin, shared !== null && isSmall(shared.workspace) && isSmall(shared.baseline?.workspace));
}

/** So many characters are looked through and packed within 30 ms; more are left to a moment when the page is idle. */
const mostAtOnce = 250_000;

/** Whether nobody would notice that a design is looked through and packed. */
export function isSmall(workspace: Workspace | undefined): boolean {
  return sizeOf(workspace) <= mostAtOnce;
}

/** How many characters a design has. */
export function sizeOf(workspace: Workspace | undefined): number {
  return (workspace?.files ?? []).reduce((sum, { text }) => sum + text.length, 0);
}

function* linkSteps(shared: Shared): Steps<MadeLink> {
  const page = location.origin + location.pathname + location.search;
  const view = viewOf(getState(), shared.workspace);
  const fragment = yield* shareLinkSteps({ ...shared, view, readOnly: false }, longestLink - page.length);
  return { link: fragment && page + fragment };
}

/** What is open and selected, as far as it is in the link as it is here. */
function viewOf({ snapshot, selection }: AppState, shared: Workspace): SharedView {
  const { openFile } = getView();
  const place = selection?.place;
  const view = snapshot.files.find(({ path, file }) => path === place?.file && shared.files.includes(file));
  const document = view?.stream.documents.findIndex(({ id }) => id === place?.document) ?? -1;
  return {
    openFile: shared.files.some(({ path }) => path === openFile) ? openFile : null,
    selected: place && document >= 0 ? { file: place.file, document, path: place.path } : null,
  };
}
