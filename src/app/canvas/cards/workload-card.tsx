import type { NodeProps } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { memo } from 'react';
import type { CallRow, WorkloadNode } from '../../../core/topology';
import { KindGlyph } from '../../widgets';
import { useCanvas } from '../canvas-state';
import type { Card } from '../picture';
import { workloadLine } from '../words';
import { classes, FindingsChip, Meta, useSelectedPart } from './frame';
import { NameCard } from './name-card';

/** A pod and a row for each of its calls. */
export const WorkloadCard = memo(function WorkloadCard({ data }: NodeProps<Card>): React.JSX.Element | null {
  const node = data.node.type === 'workload' ? data.node : undefined;
  const selected = useSelectedPart(data.node.id);
  const detail = useCanvas((state) => state.detail);
  if (!node) return null;
  if (detail === 'name')
    return <NameCard node={node} kind="Workload" text={node.name} selected={selected !== undefined} />;
  return (
    <div
      className={classes('card card-workload', selected === null && 'is-selected', node.incomplete && 'is-incomplete')}
    >
      <WorkloadHead node={node} />
      {node.calls.map((call) => (
        <Call key={call.id} call={call} selected={selected === `call:${call.id}`} />
      ))}
    </div>
  );
});

function WorkloadHead({ node }: { readonly node: WorkloadNode }): React.JSX.Element {
  const labels = Object.entries(node.labels).map(([key, value]) => `${key}=${value}`);
  return (
    <div className="card-head">
      <KindGlyph kind="Workload" size={26} />
      <div className="card-titles">
        <div className="card-title" title={node.name}>
          {node.name}
        </div>
        <Meta of={node.id} text={workloadLine(node)} title={labels.join(', ')} />
      </div>
      <FindingsChip of={node.id} />
      <span
        className="connect-handle nodrag nopan"
        data-connect={node.id}
        title="Drag to a ServiceEntry, or to an empty place, to add a call"
      >
        <Plus size={12} strokeWidth={2.25} aria-hidden="true" />
      </span>
    </div>
  );
}

function Call({ call, selected }: { readonly call: CallRow; readonly selected: boolean }): React.JSX.Element {
  const shown = call.scheme === null ? call.url : call.url.replace(/^[a-z]+:\/\//, '');
  return (
    <div
      role="group"
      aria-label={`Call to ${call.url}`}
      className={classes('card-row', selected && 'is-selected')}
      data-part={`call:${call.id}`}
      title={call.reason ? `${call.url}\n${call.reason}` : call.url}
    >
      <span className={call.target ? 'call-mark call-known' : 'call-mark call-unknown'} aria-hidden="true" />
      <span className="row-main mono">{shown}</span>
      <span className="row-tail">{call.scheme ?? 'no URL'}</span>
      {call.reason && <span className="spoken-only">{call.reason}</span>}
    </div>
  );
}
