import { useEffect, useMemo, useState } from 'react';
import { longestLink, shareLinkSteps, type SharedView, type SharedWorkspace } from '../../core/exchange';
import { toEnd, type Steps } from '../../core/mesh';
import type { Workspace } from '../../core/workspace';
import { inSlices } from '../in-slices';
import { getState, type AppState } from '../store';
import { getView } from '../view';

/** What a link is made of, before it is known how it opens. */
export type Shared = Pick<SharedWorkspace, 'workspace' | 'baseline'>;

/** What came of making a link; it is undefined where it would be longer than links may be. */
interface MadeLink {
  readonly link: string | undefined;
}

/** So many characters are packed within 30 ms; a link of more is made bit by bit. */
const mostAtOnce = 500_000;

/** A link to the page as it is here, with a design in it: at once where that is quick; null while it is being made. */
export function useMadeLink(shared: Shared): MadeLink | null {
  const [later, setLater] = useState<MadeLink & { readonly of: Shared }>();
  const atOnce = useMemo(() => (sizeOf(shared) <= mostAtOnce ? { link: toEnd(linkSteps(shared)) } : null), [shared]);
  useEffect(() => {
    if (atOnce) return undefined;
    return inSlices(
      () => linkSteps(shared),
      (link) => setLater({ of: shared, link }),
    );
  }, [atOnce, shared]);
  return atOnce ?? (later?.of === shared ? later : null);
}

function sizeOf({ workspace, baseline }: Shared): number {
  const files = [...workspace.files, ...(baseline?.workspace.files ?? [])];
  return files.reduce((sum, { text }) => sum + text.length, 0);
}

function* linkSteps(shared: Shared): Steps<string | undefined> {
  const page = location.origin + location.pathname + location.search;
  const view = viewOf(getState(), shared.workspace);
  const fragment = yield* shareLinkSteps({ ...shared, view, readOnly: false }, longestLink - page.length);
  return fragment && page + fragment;
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
