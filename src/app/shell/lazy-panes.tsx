import { lazy, Suspense } from 'react';
import { PaneHeader } from '../widgets';

const Inspector = lazy(() => import('../inspector').then((room) => ({ default: room.InspectorPanel })));
const Preview = lazy(() => import('../preview').then((room) => ({ default: room.PreviewPanel })));

/** The Inspector, whose code comes after the first paint: nobody edits a form before there is a card to select. */
export function InspectorPane(): React.JSX.Element {
  return (
    <Suspense fallback={<InspectorFrame />}>
      <Inspector />
    </Suspense>
  );
}

/** The diagram, whose code comes after the first paint. */
export function PreviewPane(): React.JSX.Element {
  return (
    <Suspense fallback={null}>
      <Preview />
    </Suspense>
  );
}

/** What stands in the Inspector's place until it is there, so that nothing jumps. */
function InspectorFrame(): React.JSX.Element {
  return (
    <section role="region" aria-label="Inspector" aria-busy="true">
      <PaneHeader title="Inspector" />
    </section>
  );
}
