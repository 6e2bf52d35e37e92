import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { DockedRule, PortRow, ServiceEntryNode } from '../../../core/topology';
import { KindGlyph } from '../../widgets';
import { anatomyOf, measures } from '../anatomy';
import { useCanvas } from '../canvas-state';
import type { Card } from '../picture';
import { addressChip, exportChip, isTlsKnown, resolutionChip, tlsChip, tlsLayers, tlsWords } from '../words';
import { Bars, classes, FindingsChip, Meta, useDropPart, useSelectedPart } from './frame';
import { NameCard } from './name-card';

/** A ServiceEntry: a tag-shaped plate with a row a port, and the rules that govern it docked under it. */
export const EntryCard = memo(function EntryCard({ data }: NodeProps<Card>): React.JSX.Element | null {
  const node = data.node.type === 'service-entry' ? data.node : undefined;
  const selected = useSelectedPart(data.node.id);
  const drop = useDropPart(data.node.id);
  const detail = useCanvas((state) => state.detail);
  if (!node) return null;
  if (detail === 'name') {
    return (
      <NameCard node={node} kind="ServiceEntry" text={node.hosts[0] ?? node.name} selected={selected !== undefined} />
    );
  }
  return (
    <div
      className={classes(
        'card-entry',
        (selected === null || selected?.startsWith('field:')) && 'is-selected',
        node.incomplete && 'is-incomplete',
        drop && (drop.fits ? 'drop-fits' : 'drop-not'),
      )}
    >
      <Plate node={node} />
      <EntryHead node={node} />
      {node.ports.map((port, index) => (
        <Port
          key={index}
          port={port}
          selected={selected === `port:${port.number}`}
          drop={drop?.fits === true && drop.part === `port:${port.number}`}
        />
      ))}
      <Foot node={node} selected={selected ?? null} />
      {node.docked.map((rule) => (
        <Docked key={rule.id} rule={rule} selected={selected === `rule:${rule.id}`} />
      ))}
    </div>
  );
});

/** The outline: straight on the left with rounded corners, pointed on the right. */
function Plate({ node }: { readonly node: ServiceEntryNode }): React.JSX.Element {
  const { width, plate, rows } = anatomyOf(node);
  const shoulder = width - measures.point;
  const outline = `M8 0H${shoulder}L${width} ${plate / 2}L${shoulder} ${plate}H8Q0 ${plate} 0 ${plate - 8}V8Q0 0 8 0Z`;
  const lines = [...rows.map((row) => row.middle - measures.row / 2), plate - measures.entryFoot];
  return (
    <svg className="plate" width={width} height={plate} aria-hidden="true">
      <path className="plate-outline" d={outline} />
      {node.incomplete && <path className="plate-hatch" d={outline} fill="url(#canvas-hatch)" />}
      {lines.map((y) => (
        <path
          key={y}
          className="plate-line"
          d={`M1 ${y}H${width - 1 - measures.point * Math.abs((2 * y) / plate - 1)}`}
        />
      ))}
    </svg>
  );
}

function EntryHead({ node }: { readonly node: ServiceEntryNode }): React.JSX.Element {
  const [first, ...others] = node.hosts;
  return (
    <div className="card-head entry-head">
      <KindGlyph kind="ServiceEntry" size={26} />
      <div className="card-titles">
        <div className="card-title mono" title={node.hosts.join('\n')}>
          <span className="ellipsis">{first ?? 'no host'}</span>
          {others.length > 0 && <span className="more"> +{others.length}</span>}
        </div>
        <Meta
          of={node.id}
          text={node.namespace === null ? node.name : `${node.namespace}/${node.name}`}
          title={node.label}
        />
      </div>
      <FindingsChip of={node.id} />
    </div>
  );
}

function Port({
  port,
  selected,
  drop,
}: {
  readonly port: PortRow;
  readonly selected: boolean;
  readonly drop: boolean;
}): React.JSX.Element {
  const number = port.targetPort === undefined ? String(port.number) : `${port.number}→${port.targetPort}`;
  return (
    <div
      role="group"
      aria-label={`Port ${port.number} ${port.protocol}, ${tlsWords(port.tls)}`}
      className={classes('card-row port-row', selected && 'is-selected', drop && 'drop-row')}
      data-part={`port:${port.number}`}
      title={`Port ${number}${port.name ? `, ${port.name}` : ''}, ${port.protocol}: ${tlsWords(port.tls)}`}
    >
      <span className="port-number mono">{number}</span>
      <span className="port-protocol">{port.protocol}</span>
      <span className={classes('chip', port.tls === 'app-and-sidecar' && 'chip-error')}>
        {isTlsKnown(port.tls) && <Bars layers={tlsLayers(port.tls)} />}
        {tlsChip(port.tls)}
      </span>
    </div>
  );
}

/** What else decides how the entry works. The chip that does not fit is left out; its fact is then in the inspector and the text. */
function Foot({
  node,
  selected,
}: {
  readonly node: ServiceEntryNode;
  readonly selected: string | null;
}): React.JSX.Element {
  const chips = [
    { field: 'resolution', text: resolutionChip(node), more: `resolution ${node.resolution || 'not read'}` },
    { field: 'exportTo', text: exportChip(node), more: `exportTo ${node.exportTo.join(', ') || 'not read'}` },
    {
      field: 'addresses',
      text: addressChip(node),
      more:
        node.addresses.length > 0
          ? node.addresses.join('\n')
          : `No addresses are ${node.incomplete ? 'read' : 'given'}`,
    },
  ];
  return (
    <div className="entry-foot">
      {chips.map(({ field, text, more }) => (
        <span
          key={field}
          className={classes('chip chip-field', selected === `field:${field}` && 'is-selected')}
          data-part={`field:${field}`}
          title={more}
        >
          {text}
        </span>
      ))}
    </div>
  );
}

function Docked({ rule, selected }: { readonly rule: DockedRule; readonly selected: boolean }): React.JSX.Element {
  const broken = useCanvas((state) => state.broken.get(rule.id));
  const facts = broken === undefined ? rule.facts.join(' · ') : `line ${broken}: cannot be read`;
  return (
    <div
      role="group"
      aria-label={rule.label}
      className={classes('docked', selected && 'is-selected', rule.incomplete && 'is-incomplete')}
      data-part={`rule:${rule.id}`}
      title={`${rule.label}\n${facts}`}
    >
      <KindGlyph kind={rule.kind} size={18} />
      <span className={classes('ellipsis docked-facts', broken !== undefined && 'card-broken')}>
        {facts || rule.name}
      </span>
      <FindingsChip of={rule.id} />
    </div>
  );
}
