import { lazy, Suspense, useDeferredValue, useEffect, useState } from 'react';
import { findKind, type Resource } from '../../core/schema';
import { locate, resourceAt } from '../../core/snapshot';
import { PaneHeader } from '../widgets';
import { useApp, type Selection } from '../store';
import { KeptAsItIs, NoResource, NothingSelected } from './no-form';
import './styles/frame.css';
import './styles/filter.css';
import './styles/rows.css';
import './styles/inputs.css';
import './styles/buttons.css';
import './styles/lists.css';
import './styles/objects.css';
import './styles/lines.css';
import './styles/routes.css';
import './styles/cards.css';
import './styles/narrow.css';
import { watchPresses } from './after-press';
import { finishDraftsOnLeave } from './pending-drafts';
import { ResourceForm } from './resource-form';
import { followSelection, noScope } from './scope';
import { formKey } from './focus';
import { paneWords } from './words/frame';

const Several = lazy(() => import('./several').then((room) => ({ default: room.SeveralForm })));

/** The form for what is selected. It follows the selection of the other panes. */
export function InspectorPanel(): React.JSX.Element {
  useEffect(finishDraftsOnLeave, []);
  useEffect(watchPresses, []);
  return (
    <section role="region" aria-label={paneWords.title} className="inspector" id="pane-inspector" tabIndex={-1}>
      <PaneHeader title={paneWords.title} />
      <Content />
    </section>
  );
}

function Content(): React.JSX.Element {
  const selection = useShownSelection();
  const resource = useApp(({ snapshot }) => (selection ? resourceAt(snapshot, selection.place) : undefined));
  const exists = useApp(({ snapshot }) => selection !== null && locate(snapshot, selection.place) !== undefined);
  if (selection === null || !exists) return <NothingSelected />;
  if (selection.also !== undefined && selection.also.length > 0) {
    return (
      <Suspense fallback={null}>
        <Several selection={selection} />
      </Suspense>
    );
  }
  if (resource === undefined) return <NoResource place={selection.place} />;
  const kind = findKind(resource.apiVersion, resource.kind);
  if (kind === undefined) return <KeptAsItIs resource={resource} />;
  return <Scoped key={formKey(resource)} resource={resource} selection={selection} />;
}

/**
 * The selection whose form is shown. Where the caret comes to rest on another resource its form is drawn when there is time, so that the next key does not
 * wait for it; what is selected otherwise is shown at once, and so is what comes in the place of something that is gone.
 */
function useShownSelection(): Selection | null {
  const wanted = useApp((state) => state.selection);
  const last = useDeferredValue(wanted);
  const isThere = useApp(({ snapshot }) => last !== null && locate(snapshot, last.place) !== undefined);
  return wanted?.from === 'editor' && isThere && last?.also === undefined ? last : wanted;
}

/** Keeps what the form shows in step with the selection. */
function Scoped({
  resource,
  selection,
}: {
  readonly resource: Resource;
  readonly selection: Selection;
}): React.JSX.Element | null {
  const kind = findKind(resource.apiVersion, resource.kind);
  const [scope, setScope] = useState(() => followSelection(noScope, selection, kind, resource.place.path));
  if (scope.selection !== selection) setScope(followSelection(scope, selection, kind, resource.place.path));
  if (kind === undefined) return null;
  return (
    <ResourceForm
      resource={resource}
      kind={kind}
      scope={scope.path}
      reveal={scope.reveal}
      onScope={(path) => setScope({ ...scope, path, reveal: undefined })}
    />
  );
}
