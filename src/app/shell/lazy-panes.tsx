import { lazy, Suspense, type ReactNode } from 'react';
import { idleWords } from '../idle-words';
import { regionNames, type Region } from '../region-names';
import { useReviewing } from '../review-state';
import { useApp, type AppState } from '../store';
import { PaneHeader } from '../widgets';

const Canvas = lazy(() => import('../canvas').then((room) => ({ default: room.CanvasPanel })));
const Inspector = lazy(() => import('../inspector').then((room) => ({ default: room.InspectorPanel })));
const Editor = lazy(() => import('../editor').then((room) => ({ default: room.EditorPanel })));
const Problems = lazy(() => import('../problems').then((room) => ({ default: room.ProblemsPanel })));
const Trace = lazy(() => import('../trace').then((room) => ({ default: room.TracePanel })));
const Assertions = lazy(() => import('../assertions').then((room) => ({ default: room.AssertionsPanel })));
const Posture = lazy(() => import('../posture').then((room) => ({ default: room.PosturePanel })));
const NarrowReview = lazy(() => import('../review').then((room) => ({ default: room.NarrowReview })));
const Review = lazy(() => import('../review-mode').then((room) => ({ default: room.ReviewPanel })));
const Bar = lazy(() => import('../review-mode').then((room) => ({ default: room.ReviewBar })));
const Cards = lazy(() => import('../review-mode').then((room) => ({ default: room.ChangeCards })));
const Diff = lazy(() => import('../editor/diff-text').then((room) => ({ default: room.DiffText })));
const Preview = lazy(() => import('../preview').then((room) => ({ default: room.PreviewPanel })));

/** The canvas. Its code is the largest of all panes, so the page paints its frame first. */
export function CanvasPane(): React.JSX.Element {
  return (
    <Suspense fallback={<Frame region="canvas" text="" />}>
      <Canvas />
    </Suspense>
  );
}

/*
 * Form, text and diagram have nothing to show while the design is empty, so their code is fetched with the first file: the first paint
 * does without it. Until then each pane stands in its place and says what it is for.
 */

/** The form of what is selected. */
export function InspectorPane(): React.JSX.Element {
  const idle = <Frame region="inspector" text={idleWords.inspector} />;
  return useApp(hasFiles) ? (
    <Suspense fallback={idle}>
      <Inspector />
    </Suspense>
  ) : (
    idle
  );
}

/** The text of the open file. */
export function EditorPane(): React.JSX.Element {
  const idle = <Frame region="yaml" text={idleWords.yaml} />;
  return useApp(hasFiles) ? (
    <Suspense fallback={idle}>
      <Editor />
    </Suspense>
  ) : (
    idle
  );
}

/** The diagram of the topology. */
export function PreviewPane(): React.JSX.Element {
  const idle = <p className="pane-idle">{idleWords.topology}</p>;
  return useApp(hasDocuments) ? (
    <Suspense fallback={null}>
      <Preview />
    </Suspense>
  ) : (
    idle
  );
}

/** What the rules found. */
export function ProblemsPane(): React.JSX.Element {
  return useApp(hasFiles) ? (
    <Suspense fallback={null}>
      <Problems />
    </Suspense>
  ) : (
    <p className="pane-idle">{idleWords.problems}</p>
  );
}

/** The walk of a call. */
export function TracePane(): React.JSX.Element {
  return useApp(hasFiles) ? (
    <Suspense fallback={null}>
      <Trace />
    </Suspense>
  ) : (
    <p className="pane-idle">{idleWords.trace}</p>
  );
}

/** What is expected of calls, and whether it holds. */
export function AssertionsPane(): React.JSX.Element {
  return useApp(hasFiles) ? (
    <Suspense fallback={null}>
      <Assertions />
    </Suspense>
  ) : (
    <p className="pane-idle">{idleWords.assertions}</p>
  );
}

/** Which clients reach which hosts, and how. */
export function PosturePane(): React.JSX.Element {
  return useApp(hasFiles) ? (
    <Suspense fallback={null}>
      <Posture />
    </Suspense>
  ) : (
    <p className="pane-idle">{idleWords.posture}</p>
  );
}

/** What the design does otherwise than its baseline. */
export function ReviewSection(): React.JSX.Element {
  return (
    <Suspense fallback={null}>
      <Review Diff={Diff} />
    </Suspense>
  );
}

/** The bar of the review that is going on; nothing without one. */
export function ReviewBar(): React.JSX.Element | null {
  if (!useReviewing()) return null;
  return (
    <Suspense fallback={null}>
      <Bar />
    </Suspense>
  );
}

/** The changes of the review that is going on, to be read. */
function Changes(): React.JSX.Element {
  return (
    <Suspense fallback={null}>
      <Cards />
    </Suspense>
  );
}

/** The whole page where it is too narrow for panes that edit; `notice` is what lies over it for a while. */
export function ReviewPane({ notice }: { readonly notice: ReactNode }): React.JSX.Element {
  return (
    <Suspense fallback={notice}>
      <NarrowReview diagram={<PreviewPane />} changes={<Changes />} notice={notice} />
    </Suspense>
  );
}

function hasFiles(state: AppState): boolean {
  return state.snapshot.files.length > 0;
}

function hasDocuments(state: AppState): boolean {
  return state.snapshot.files.some(({ stream }) => stream.documents.length > 0);
}

/** What stands in a pane's place until it is there, so that nothing jumps. */
function Frame({ region, text }: { readonly region: Region; readonly text: string }): React.JSX.Element {
  const name = regionNames[region];
  return (
    <section role="region" aria-label={name}>
      <PaneHeader title={name} />
      <p className="pane-idle">{text}</p>
    </section>
  );
}
