import { focusCanvas } from './canvas-focus';
import { useStore } from '@xyflow/react';
import { Crosshair, Ellipsis } from 'lucide-react';
import { lazy, memo, Suspense, useState } from 'react';
import { runCommand } from '../commands';
import { setView, useView } from '../view';
import { IconButton, PaneHeader } from '../widgets';
import { getCanvas, setCanvas, useCanvas } from './canvas-state';
import { FilterField } from './filter-field';
import { useFilter } from './filter-state';
import { isLarge, setFold } from './folds';
import type { Graph } from './graph';
import type { HeaderMenuProps } from './header-menu';
import { headerWords } from './words/header';

const Menu = lazy(() => import('./header-menu').then((room) => ({ default: room.HeaderMenu })));

/** The bar over the canvas: the filter, what narrows and folds the picture, and how large it is. */
export const CanvasHeader = memo(function CanvasHeader({ graph }: { readonly graph: Graph }): React.JSX.Element {
  const legend = useView((view) => view.legend);
  const narrowed = useCanvas((state) => state.focused !== null);
  const only = useFilter((filter) => filter.only);
  const some = graph.topology.nodes.length > 0;
  return (
    <PaneHeader title={headerWords.title} beside={<FilterField graph={graph} />}>
      <FoldAll graph={graph} />
      <button
        type="button"
        className="canvas-text-button canvas-focus-button"
        aria-pressed={narrowed && !only}
        disabled={!some}
        title={headerWords.focusTitle}
        onClick={() => {
          runCommand('focus-path');
          // Escape ends it from there.
          focusCanvas(document.querySelector<HTMLElement>('.canvas-body'));
        }}
      >
        <Crosshair size={14} strokeWidth={1.75} aria-hidden="true" />
        {headerWords.focus}
      </button>
      <button
        type="button"
        className="canvas-text-button canvas-roomy"
        aria-pressed={legend && some}
        disabled={!some}
        onClick={() => setView({ legend: !legend })}
      >
        {headerWords.legend}
      </button>
      <button
        type="button"
        className="canvas-text-button canvas-roomy"
        title={headerWords.fitTitle}
        disabled={!some}
        onClick={() => runCommand('fit-canvas')}
      >
        {headerWords.fit}
      </button>
      <Zoom />
      <More graph={graph} />
    </PaneHeader>
  );
});

/** Says how many bands are folded, and unfolds or folds all. */
function FoldAll({ graph }: { readonly graph: Graph }): React.JSX.Element | null {
  const { bands } = graph.layout;
  const folded = bands.filter((band) => band.folded).length;
  if (folded === 0 && !isLarge(graph.topology)) return null;
  const toggle = (): void =>
    setCanvas({
      folds: setFold(
        getCanvas().folds,
        bands.map((band) => band.namespace),
        folded === 0,
      ),
    });
  return (
    <>
      <span className="canvas-folds">{headerWords.folded(folded, bands.length)}</span>
      <button type="button" className="canvas-text-button" onClick={toggle}>
        {folded === 0 ? headerWords.fold : headerWords.unfold}
      </button>
    </>
  );
}

/** How large the picture is; a press offers other sizes. */
function Zoom(): React.JSX.Element {
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <MenuButton kind="zoom">
      {(props) => (
        <button
          type="button"
          className="canvas-text-button canvas-zoom"
          aria-label={headerWords.zoomLabel(percent)}
          {...props}
        >
          {headerWords.zoom(percent)}
        </button>
      )}
    </MenuButton>
  );
}

/** What has no room in a narrow header. */
function More({ graph }: { readonly graph: Graph }): React.JSX.Element | null {
  if (graph.topology.nodes.length === 0) return null;
  return (
    <MenuButton kind="more">
      {(props) => (
        <IconButton label={headerWords.more} className="canvas-more" {...props}>
          <Ellipsis size={16} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      )}
    </MenuButton>
  );
}

/** A button with a menu, which is fetched when it is first asked for. */
function MenuButton(props: {
  readonly kind: HeaderMenuProps['kind'];
  readonly children: (props: {
    readonly 'aria-haspopup': 'menu';
    readonly 'aria-expanded': boolean;
    readonly onClick: (event: React.MouseEvent<HTMLButtonElement>) => void;
  }) => React.JSX.Element;
}): React.JSX.Element {
  const [open, setOpen] = useState<{ readonly at: HeaderMenuProps['at']; readonly by: HTMLElement } | null>(null);
  const close = (): void => {
    setOpen(null);
    open?.by.focus();
  };
  return (
    <>
      {props.children({
        'aria-haspopup': 'menu',
        'aria-expanded': open !== null,
        onClick: ({ currentTarget: by }) => {
          const box = by.getBoundingClientRect();
          const pane = by.closest('.canvas-panel')?.getBoundingClientRect();
          setOpen({ at: { x: box.right - (pane?.left ?? 0), y: box.bottom - (pane?.top ?? 0) }, by });
        },
      })}
      {open && (
        <Suspense fallback={null}>
          <Menu kind={props.kind} at={open.at} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
