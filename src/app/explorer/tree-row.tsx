import { ChevronDown, ChevronRight, TriangleAlert } from 'lucide-react';
import type { MouseEvent } from 'react';
import { visible } from '../../core/text';
import { AcceptedMark, KindGlyph, PromiseFlag, SeverityMark } from '../widgets';
import { reviewSigns, useReviewMark, type ReviewMark } from '../review-state';
import type { Row } from './row';
import type { Mark } from './use-marks';
import type { PromiseMark } from './use-promises';
import { treeWords } from './words/tree';

interface TreeRowProps {
  readonly row: Row;
  readonly top: number;
  readonly selected: boolean;
  readonly active: boolean;
  readonly mark: Mark | undefined;
  readonly promise: PromiseMark | undefined;
  /** What a review says of the call, or of a pod by its calls. */
  readonly called: ReviewMark | undefined;
  readonly onToggle: (row: Row) => void;
  readonly onPick: (event: MouseEvent, row: Row) => void;
  readonly onContextMenu: (event: MouseEvent, row: Row) => void;
}

/** One line of the tree. */
export function TreeRow({
  row,
  top,
  selected,
  active,
  mark,
  promise,
  called,
  onToggle,
  onPick,
  onContextMenu,
}: TreeRowProps): React.JSX.Element {
  const review =
    useReviewMark(row.type === 'resource' ? row.resource : undefined) ??
    called ??
    (row.type === 'gone' && row.level > 1 ? 'removed' : undefined);
  const [label, detail] = [visible(row.label, true), visible(row.detail, true)];
  const Arrow = row.open ? ChevronDown : ChevronRight;
  return (
    <div
      id={domId(row.id)}
      role="treeitem"
      className={`tree-row tree-row-${row.type} ${active ? 'tree-row-active' : ''} ${row.incomplete ? 'tree-row-incomplete' : ''}`}
      style={{ top, paddingLeft: 4 + (row.level - 1) * 14 }}
      aria-label={[
        visible(row.spoken, true),
        review && treeWords.review[review],
        promise?.words,
        mark?.words,
        row.incomplete && treeWords.incomplete,
      ]
        .filter(Boolean)
        .join(', ')}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.open}
      aria-selected={selected}
      title={detail === '' ? label : `${label} · ${detail}`}
      onClick={(event) => onPick(event, row)}
      onDoubleClick={() => row.open !== undefined && onToggle(row)}
      onContextMenu={(event) => onContextMenu(event, row)}
    >
      <span
        className="tree-arrow"
        aria-hidden="true"
        onClick={(event) => {
          if (row.open === undefined) return;
          event.stopPropagation();
          onToggle(row);
        }}
      >
        {row.open !== undefined && <Arrow size={14} strokeWidth={1.75} />}
      </span>
      <RowIcon row={row} />
      <span className="tree-label">{label}</span>
      {detail !== '' && <span className="tree-detail">{detail}</span>}
      {review && (
        <span className={`tree-review tree-review-${review}`} aria-hidden="true">
          {reviewSigns[review]}
        </span>
      )}
      {promise && <Promised mark={promise} />}
      {mark && <RowMark mark={mark} />}
    </div>
  );
}

function Promised({ mark: { verdict, count, title } }: { readonly mark: PromiseMark }): React.JSX.Element {
  return (
    <span
      className={`tree-promise${verdict === 'fails' ? ' tree-promise-fails' : ''}`}
      title={title}
      aria-hidden="true"
    >
      <PromiseFlag verdict={verdict} />
      {count}
    </span>
  );
}

function RowMark({ mark: { severity, count, reasons } }: { readonly mark: Mark }): React.JSX.Element {
  if (severity === 'accepted') return <AcceptedMark title={reasons} count={count} size={12} silent />;
  return <SeverityMark severity={severity} count={count} size={12} silent />;
}

function RowIcon({ row }: { readonly row: Row }): React.JSX.Element | null {
  if (row.kind !== undefined) return <KindGlyph kind={row.kind} size={18} />;
  if (row.type === 'text') return <TriangleAlert className="tree-icon" size={15} strokeWidth={1.75} aria-hidden />;
  return null;
}

/** The id of a row's element; ids in the page hold no spaces. */
export function domId(id: string): string {
  return `tree-${encodeURIComponent(id)}`;
}
