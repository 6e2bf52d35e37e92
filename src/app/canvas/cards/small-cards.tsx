import type { NodeProps } from '@xyflow/react';
import { FileWarning } from 'lucide-react';
import { memo } from 'react';
import { KindGlyph } from '../../widgets';
import { useCanvas } from '../canvas-state';
import type { Card } from '../picture';
import { selectorLine } from '../words';
import { classes, FindingsChip, Meta, useDropPart, useSelectedPart } from './frame';
import { NameCard } from './name-card';

/** A host or address outside of the mesh: drawn dashed, since nobody here controls it. */
export const EndpointCard = memo(function EndpointCard({ data }: NodeProps<Card>): React.JSX.Element | null {
  const node = data.node.type === 'endpoint' ? data.node : undefined;
  const selected = useSelectedPart(data.node.id);
  const detail = useCanvas((state) => state.detail);
  if (!node) return null;
  if (detail === 'name')
    return <NameCard node={node} kind="External" text={node.address} selected={selected !== undefined} />;
  const meta = node.implicit ?? node.locality ?? 'endpoint';
  return (
    <div
      className={classes(
        'card card-endpoint',
        selected !== undefined && 'is-selected',
        node.incomplete && 'is-incomplete',
      )}
    >
      <KindGlyph kind="External" size={22} />
      <div className="card-titles">
        <div className="card-title mono" title={node.address}>
          <span className="ellipsis">{node.address}</span>
        </div>
        <div className="card-meta" title={meta}>
          {meta}
        </div>
      </div>
      {node.weight !== undefined && <span className="chip">w {node.weight}</span>}
    </div>
  );
});

/** An Istio Gateway with a row a server, between two posts. */
export const GatewayCard = memo(function GatewayCard({ data }: NodeProps<Card>): React.JSX.Element | null {
  const node = data.node.type === 'gateway' ? data.node : undefined;
  const selected = useSelectedPart(data.node.id);
  const drop = useDropPart(data.node.id);
  const detail = useCanvas((state) => state.detail);
  if (!node) return null;
  if (detail === 'name')
    return <NameCard node={node} kind="Gateway" text={node.name} selected={selected !== undefined} />;
  return (
    <div
      className={classes(
        'card card-gateway',
        selected !== undefined && 'is-selected',
        node.incomplete && 'is-incomplete',
        drop && 'drop-not',
      )}
    >
      <div className="card-head">
        <KindGlyph kind="Gateway" size={24} />
        <div className="card-titles">
          <div className="card-title" title={node.label}>
            {node.name}
          </div>
          <Meta of={node.id} text={selectorLine(node)} title={selectorLine(node)} />
        </div>
        <FindingsChip of={node.id} />
      </div>
      {node.servers.map((server, index) => (
        <div key={index} className="card-row" title={server.hosts.join('\n')}>
          <span className="port-number mono">{server.port ?? '?'}</span>
          <span className="port-protocol">{server.protocol}</span>
          <span className="row-tail">{server.mode ?? ''}</span>
        </div>
      ))}
    </div>
  );
});

/** A rule or another kind that stands alone, with the reason for it. */
export const LooseCard = memo(function LooseCard({ data }: NodeProps<Card>): React.JSX.Element | null {
  const node = data.node.type === 'loose' ? data.node : undefined;
  const selected = useSelectedPart(data.node.id);
  const detail = useCanvas((state) => state.detail);
  if (!node) return null;
  if (detail === 'name')
    return <NameCard node={node} kind={node.kind} text={node.name} selected={selected !== undefined} />;
  const facts = node.facts.join(' · ') || node.kind;
  return (
    <div
      className={classes(
        'card card-loose',
        selected !== undefined && 'is-selected',
        node.incomplete && 'is-incomplete',
      )}
    >
      <div className="card-head">
        <KindGlyph kind={node.kind} size={22} />
        <div className="card-titles">
          <div className="card-title" title={node.label}>
            {node.name}
          </div>
          <Meta of={node.id} text={facts} title={facts} />
        </div>
        <FindingsChip of={node.id} />
      </div>
      <div className="card-reason" title={node.reason}>
        {node.reason}
      </div>
    </div>
  );
});

/** A document that cannot be read: where, and why. */
export const UnreadableCard = memo(function UnreadableCard({ data }: NodeProps<Card>): React.JSX.Element | null {
  const node = data.node.type === 'unreadable' ? data.node : undefined;
  const selected = useSelectedPart(data.node.id);
  if (!node) return null;
  return (
    <div className={classes('card card-unreadable', selected !== undefined && 'is-selected')}>
      <div className="card-head">
        <FileWarning size={20} aria-hidden="true" />
        <div className="card-titles">
          <div className="card-title">
            <span className="ellipsis">Cannot be read from line {node.line}</span>
          </div>
          <div className="card-meta mono" title={node.file}>
            {node.file}
          </div>
        </div>
      </div>
      <div className="card-reason" title={node.message}>
        {node.message}
      </div>
    </div>
  );
});
