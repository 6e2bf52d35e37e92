import type { NodeProps } from '@xyflow/react';
import { FileWarning } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { EndpointNode, Node } from '../../../core/topology';
import { KindGlyph } from '../../widgets';
import { anatomyOf, clusterLine, endpointLine, selectorLine } from '../../../core/picture';
import type { Card } from '../picture';
import { Docked } from './docked';
import { classes, FindingsChip, Meta, MoreRow } from './frame';
import { hasPart, useSelectedParts } from './look';
import { OutcomeMark } from './outcome-mark';
import { cardWords, endpointWords, otherCardWords } from '../words/cards';

/** A card with the notes that hang under it. */
function Plain(props: {
  readonly node: Node;
  readonly look: string;
  readonly expanded?: boolean;
  readonly children: ReactNode;
}): React.JSX.Element {
  const { node, look, expanded = false, children } = props;
  const selected = useSelectedParts(node.id);
  return (
    <>
      <div
        className={classes('card', look, node.incomplete && 'is-incomplete')}
        style={{ height: anatomyOf(node, expanded).plate }}
      >
        {children}
      </div>
      <Docked node={node} rules={[]} selected={selected} />
    </>
  );
}

/** A host or address outside of the mesh: drawn dashed, since nobody here controls it. */
export const EndpointCard = memo(function EndpointCard({ data }: NodeProps<Card>): React.JSX.Element | null {
  const node = data.node.type === 'endpoint' ? data.node : undefined;
  if (!node) return null;
  const meta = endpointLine(node);
  return (
    <Plain node={node} look="card-endpoint">
      <KindGlyph kind={node.from ?? 'External'} size={22} />
      <div className="card-titles">
        <div className="card-title mono" title={node.address}>
          {node.address}
        </div>
        <div className="card-meta" title={meta}>
          {meta}
        </div>
      </div>
      <EndpointChips node={node} />
    </Plain>
  );
});

/** Its rank in failover and its weight, where they are known. */
function EndpointChips({ node }: { readonly node: EndpointNode }): React.JSX.Element | null {
  const { priority, weight, seenFrom } = node;
  if (priority === undefined && weight === undefined) return null;
  const from = seenFrom?.replace(/^[^/]*\//, '');
  return (
    <div className="endpoint-chips">
      {priority !== undefined && (
        <span className="chip chip-small" title={endpointWords.priorityTitle(priority, from)}>
          {endpointWords.priority(priority)}
        </span>
      )}
      {weight !== undefined && (
        <span className="chip chip-small" title={endpointWords.weightTitle(weight)}>
          {endpointWords.weight(weight)}
        </span>
      )}
    </div>
  );
}

/** An Istio Gateway with a row a server, between two posts. */
export const GatewayCard = memo(function GatewayCard({ data }: NodeProps<Card>): React.JSX.Element | null {
  const node = data.node.type === 'gateway' ? data.node : undefined;
  const selected = useSelectedParts(data.node.id);
  if (!node) return null;
  const { rows } = anatomyOf(node, data.expanded);
  return (
    <Plain node={node} look="card-gateway" expanded={data.expanded}>
      <div className="card-head">
        <KindGlyph kind="Gateway" size={24} />
        <div className="card-titles">
          <div className="card-line">
            <div className="card-title" title={node.label}>
              {node.name}
            </div>
            <FindingsChip of={node.id} />
          </div>
          <Meta of={node.id} text={selectorLine(node)} title={selectorLine(node)} />
        </div>
      </div>
      {node.servers.slice(0, rows.length).map((server, index) => (
        <div
          key={index}
          role="group"
          aria-label={otherCardWords.server(server.port, server.protocol)}
          className={classes('card-row', hasPart(selected, `server:${index}`) && 'is-selected')}
          data-part={`server:${index}`}
          title={cardWords.lines(server.hosts)}
        >
          <span className="port-number mono">{server.port ?? '?'}</span>
          <span className="port-protocol">{server.protocol}</span>
          <span className="row-tail">{server.mode ?? ''}</span>
        </div>
      ))}
      <MoreRow node={node} expanded={data.expanded} noun="servers" />
    </Plain>
  );
});

/** A rule or another kind that stands alone, with the reason for it. */
export const LooseCard = memo(function LooseCard({ data }: NodeProps<Card>): React.JSX.Element | null {
  const node = data.node.type === 'loose' ? data.node : undefined;
  if (!node) return null;
  const facts = node.facts.join(' · ') || node.kind;
  return (
    <Plain node={node} look="card-loose">
      <TornStub />
      <div className="card-head">
        <KindGlyph kind={node.kind} size={22} />
        <div className="card-titles">
          <div className="card-line">
            <div className="card-title" title={node.label}>
              {node.name}
            </div>
            <FindingsChip of={node.id} />
          </div>
          <Meta of={node.id} text={facts} title={facts} />
        </div>
      </div>
      <div className="card-reason" title={node.reason}>
        {node.reason}
      </div>
    </Plain>
  );
});

/** A wire that is torn off: nothing hangs on the other side. */
function TornStub(): React.JSX.Element {
  return (
    <svg className="torn-stub" width="18" height="14" viewBox="0 0 18 14" aria-hidden="true">
      <path d="M18 7H8.5L5.5 1.5 4 12.5 1 6.5" />
    </svg>
  );
}

/** One line of the card holds fewer. */
const mostHosts = 20;

/** Where calls end that no entry takes, Envoy's own cluster or past every proxy, with the hosts that end there. */
export const ClusterCard = memo(function ClusterCard({ data }: NodeProps<Card>): React.JSX.Element | null {
  const node = data.node.type === 'cluster' ? data.node : undefined;
  if (!node) return null;
  return (
    <Plain node={node} look="card-cluster">
      <OutcomeMark outcome={node.end === 'blackhole' ? 'blackhole' : 'passthrough'} />
      <div className="card-titles">
        <div className="card-line">
          <div className="card-title" title={clusterLine(node)}>
            {node.name}
          </div>
          <span className="card-line-end chip chip-small">{otherCardWords.calls(node.calls)}</span>
        </div>
        <div className="card-meta mono" title={cardWords.lines(node.hosts)}>
          {node.hosts.slice(0, mostHosts).join(', ')}
        </div>
      </div>
    </Plain>
  );
});

/** A document that cannot be read: where, and why. */
export const UnreadableCard = memo(function UnreadableCard({ data }: NodeProps<Card>): React.JSX.Element | null {
  const node = data.node.type === 'unreadable' ? data.node : undefined;
  if (!node) return null;
  return (
    <Plain node={node} look="card-unreadable">
      <div className="card-head">
        <FileWarning size={20} aria-hidden="true" />
        <div className="card-titles">
          <div className="card-title">{otherCardWords.unreadable(node.line)}</div>
          <div className="card-meta mono" title={node.file}>
            {node.file}
          </div>
        </div>
      </div>
      <div className="card-reason" title={node.message}>
        {node.message}
      </div>
    </Plain>
  );
});
