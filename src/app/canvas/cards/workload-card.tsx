import type { NodeProps } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { memo } from 'react';
import type { CallRow, WorkloadNode } from '../../../core/topology';
import { useReviewMark } from '../../review-state';
import { useSession } from '../../session';
import { KindGlyph } from '../../widgets';
import {
  addCallTop,
  anatomyOf,
  measures,
  outcomeOf,
  outcomeWords,
  proxyWords,
  signOf,
  workloadLine,
} from '../../../core/picture';
import type { Card } from '../picture';
import { Docked } from './docked';
import { classes, FindingsChip, Meta, MoreRow } from './frame';
import { hasPart, isOffWay, useSelectedParts, useTroddenParts } from './look';
import { ExpectationFlag, OutcomeMark } from './outcome-mark';
import { ReviewSign } from './review-sign';
import { cardWords, podWords } from '../words/cards';

/** A pod and a row for each of its calls. */
export const WorkloadCard = memo(function WorkloadCard({ data }: NodeProps<Card>): React.JSX.Element | null {
  const node = data.node.type === 'workload' ? data.node : undefined;
  const selected = useSelectedParts(data.node.id);
  const trodden = useTroddenParts(data.node.id);
  if (!node) return null;
  const { plate, rows } = anatomyOf(node, data.expanded);
  return (
    <>
      <div className={classes('card card-workload', node.incomplete && 'is-incomplete')} style={{ height: plate }}>
        <WorkloadHead node={node} />
        {node.calls.slice(0, rows.length).map((call) => (
          <Call
            key={call.id}
            call={call}
            selected={hasPart(selected, `call:${call.id}`)}
            off={isOffWay(trodden, `call:${call.id}`)}
          />
        ))}
        <MoreRow node={node} expanded={data.expanded} noun="calls" />
      </div>
      <Docked node={node} rules={node.docked ?? []} selected={selected} />
      <AddCall node={node} top={addCallTop(node, data.expanded)} />
    </>
  );
});

function WorkloadHead({ node }: { readonly node: WorkloadNode }): React.JSX.Element {
  const labels = Object.entries(node.labels).map(([key, value]) => `${key}=${value}`);
  const proxy = proxyWords(node);
  return (
    <div className="card-head">
      <KindGlyph kind="Workload" size={26} />
      <div className="card-titles">
        <div className="card-line">
          <div className="card-title" title={node.label}>
            {node.name}
          </div>
          <FindingsChip of={node.id} />
        </div>
        <div className="card-line">
          <Meta
            of={node.id}
            text={workloadLine(node)}
            title={cardWords.lines([...labels, node.locality ?? '']).trim()}
          />
          <span className="chip chip-small" title={proxy.title}>
            {proxy.chip}
          </span>
        </div>
      </div>
    </div>
  );
}

interface CallProps {
  readonly call: CallRow;
  readonly selected: boolean;
  /** Whether the way of another call is shown. */
  readonly off: boolean;
}

function Call({ call, selected, off }: CallProps): React.JSX.Element {
  const url = call.shown ?? call.url;
  const shown = call.scheme === null ? url : url.replace(/^[a-z]+:\/\//, '');
  const outcome = outcomeOf(call);
  const words = call.reason ?? outcomeWords(outcome);
  const mark = useReviewMark(call.id);
  return (
    <div
      role="group"
      aria-label={podWords.call(url)}
      className={classes('card-row', selected && 'is-selected', off && 'is-off')}
      data-part={`call:${call.id}`}
      title={`${url}\n${words}`}
    >
      <ReviewSign mark={mark} />
      <ExpectationFlag call={call} />
      <OutcomeMark outcome={signOf(call)} />
      <span className="row-main mono">{shown}</span>
      <span className="row-tail">{call.scheme ?? podWords.noUrl}</span>
      <span className="spoken-only">{words}</span>
    </div>
  );
}

/** Shown while the card is pointed at or selected. It draws a wire like a handle, and a click asks for the URL; its key is C. */
function AddCall({ node, top }: { readonly node: WorkloadNode; readonly top: number }): React.JSX.Element | null {
  const readOnly = useSession((session) => session.readOnly);
  if (readOnly) return null;
  return (
    <span
      className="add-call nodrag nopan"
      data-connect={node.id}
      style={{ top, height: measures.addCall }}
      aria-hidden="true"
    >
      <Plus size={12} strokeWidth={2.25} />
      {podWords.addCall}
    </span>
  );
}
