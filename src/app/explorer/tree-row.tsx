import { ChevronDown, ChevronRight, TriangleAlert } from 'lucide-react';
import { memo, type MouseEvent } from 'react';
import { visible } from '../../core/text';
import { AcceptedMark, KindGlyph, PromiseFlag, SeverityMark } from '../widgets';
import { reviewSigns, useReviewMark, type ReviewMark } from '../review-state';
import { closeCut } from './close-cut';
import { partsOfName } from './cut-name';
import type { Row } from './row';
import { pickRow, showMenuAtPointer, type RowActs } from './row-acts';
import { domId } from './row-id';
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
  readonly acts: RowActs;
}

/** One line of the tree. */
export const TreeRow = memo(function TreeRow(props: TreeRowProps): React.JSX.Element {
  const { row, mark, promise, called, top, selected, active, acts } = props;
  const review = useRowReview(row, called);
  const [label, detail] = [visible(row.label, true), visible(row.detail, true)];
  return (
    <div
      id={domId(row.id)}
      role="treeitem"
      className={`tree-row tree-row-${row.type} ${active ? 'tree-row-active' : ''} ${row.incomplete ? 'tree-row-incomplete' : ''}`}
      style={{ top, paddingLeft: 4 + (row.level - 1) * 14 }}
      aria-label={spokenRow(row, review, promise, mark)}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.open}
      aria-selected={selected}
      title={detail === '' ? label : `${label} · ${detail}`}
      onClick={(event) => pickRow(event, row, acts)}
      onDoubleClick={() => row.open !== undefined && acts.toggle(row)}
      onContextMenu={(event) => showMenuAtPointer(event, row, acts)}
    >
      <RowArrow row={row} onToggle={acts.toggle} />
      <RowIcon row={row} />
      <Label text={label} isName={row.type === 'file' || !/[./]/.test(label)} />
      {detail !== '' && (
        <span className="tree-detail">
          <span>{detail}</span>
        </span>
      )}
      {review && <ReviewSign mark={review} />}
      {promise && <Promised mark={promise} />}
      {mark && <RowMark mark={mark} />}
    </div>
  );
});

/** What a row is called; where there is no room for all of a name, its end stays, by which it is told from those that begin alike. */
function Label({ text, isName }: { readonly text: string; readonly isName: boolean }): React.JSX.Element {
  // Hosts and URLs are told apart by their beginnings.
  const [start, end] = isName ? partsOfName(text) : [text, ''];
  if (end === '') return <span className="tree-label">{text}</span>;
  return (
    // Another name may have a box as wide, and is cut elsewhere.
    <span key={text} className="tree-label tree-label-in-two">
      <span ref={closeCut}>{start}</span>
      <span>{end}</span>
    </span>
  );
}

/** What a review draws on a row: of a resource, of a call or its pod, or of what the design has no more. */
function useRowReview(row: Row, called: ReviewMark | undefined): ReviewMark | undefined {
  const ofResource = useReviewMark(row.type === 'resource' ? row.resource : undefined);
  return ofResource ?? called ?? (row.type === 'gone' && row.level > 1 ? 'removed' : undefined);
}

function spokenRow(
  row: Row,
  review: ReviewMark | undefined,
  promise: PromiseMark | undefined,
  mark: Mark | undefined,
): string {
  const said = [
    visible(row.spoken, true),
    review && treeWords.review[review],
    promise?.words,
    mark?.words,
    row.incomplete && treeWords.incomplete,
  ];
  return said.filter(Boolean).join(', ');
}

function RowArrow({
  row,
  onToggle,
}: Pick<TreeRowProps, 'row'> & { readonly onToggle: RowActs['toggle'] }): React.JSX.Element {
  const Arrow = row.open ? ChevronDown : ChevronRight;
  const onClick = (event: MouseEvent): void => {
    if (row.open === undefined) return;
    event.stopPropagation();
    onToggle(row);
  };
  return (
    <span className="tree-arrow" aria-hidden="true" onClick={onClick}>
      {row.open !== undefined && <Arrow size={14} strokeWidth={1.75} />}
    </span>
  );
}

function RowIcon({ row }: { readonly row: Row }): React.JSX.Element | null {
  if (row.kind !== undefined) return <KindGlyph kind={row.kind} size={18} />;
  if (row.type === 'text') return <TriangleAlert className="tree-icon" size={15} strokeWidth={1.75} aria-hidden />;
  return null;
}

function ReviewSign({ mark }: { readonly mark: ReviewMark }): React.JSX.Element {
  return (
    <span className={`tree-review tree-review-${mark}`} aria-hidden="true">
      {reviewSigns[mark]}
    </span>
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
