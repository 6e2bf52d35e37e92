import type { NodeProps } from '@xyflow/react';
import { Eye, Layers2 } from 'lucide-react';
import { memo } from 'react';
import { misreadWords } from '../../../core/mesh';
import { isTlsTwice, type Conflict, type PortRow, type ServiceEntryNode } from '../../../core/topology';
import { KindGlyph } from '../../widgets';
import {
  anatomyOf,
  measures,
  plateOutline,
  plateReach,
  addressChip,
  conflictChip,
  conflictsAsWhole,
  exportChip,
  isTlsKnown,
  resolutionChip,
  tlsWords,
  tlsLayers,
} from '../../../core/picture';
import type { Card } from '../picture';
import { Docked } from './docked';
import { Bars, classes, FindingsChip, Meta, MoreRow } from './frame';
import { hasPart, isOffWay, useDropPart, useSelectedParts, useTroddenParts } from './look';
import { cardWords, entryWords } from '../words/cards';

/** A ServiceEntry: a tag-shaped plate with a row a port, and the rules that govern it docked under it. */
export const EntryCard = memo(function EntryCard({ data }: NodeProps<Card>): React.JSX.Element | null {
  const node = data.node.type === 'service-entry' ? data.node : undefined;
  const selected = useSelectedParts(data.node.id);
  const drop = useDropPart(data.node.id);
  const trodden = useTroddenParts(data.node.id);
  if (!node) return null;
  const { plate, rows } = anatomyOf(node, data.expanded);
  return (
    <>
      <div className={classes('card-entry', node.incomplete && 'is-incomplete')} style={{ height: plate }}>
        <Plate node={node} expanded={data.expanded} />
        <EntryHead node={node} />
        {node.ports.slice(0, rows.length).map((port, index) => (
          <Port
            key={index}
            port={port}
            conflict={node.conflicts?.find((each) => each.port === port.number)}
            selected={hasPart(selected, `port:${port.number}`)}
            drop={drop === `port:${port.number}`}
            off={isOffWay(trodden, `port:${port.number}`)}
          />
        ))}
        <MoreRow node={node} expanded={data.expanded} noun="ports" />
        <Foot node={node} selected={selected} />
      </div>
      <Docked node={node} rules={node.docked} selected={selected} />
    </>
  );
});

/** The outline: straight on the left with rounded corners, pointed on the right. */
function Plate({ node, expanded }: { readonly node: ServiceEntryNode; readonly expanded: boolean }): React.JSX.Element {
  const { width, plate, rows, more } = anatomyOf(node, expanded);
  const outline = plateOutline(width, plate);
  const middles = [...rows.map((row) => row.middle), ...(more ? [more.middle] : [])];
  const lines = [...middles.map((middle) => middle - measures.row / 2), plate - measures.entryFoot];
  const ruled = lines.map((y) => `M1 ${y}H${plateReach(width, plate, y)}`).join('');
  return (
    <svg className="plate" width={width} height={plate} aria-hidden="true">
      <path className="plate-outline" d={outline} />
      {node.incomplete && <path className="plate-hatch" d={outline} fill="url(#canvas-hatch)" />}
      <path className="plate-line" d={ruled} />
    </svg>
  );
}

function EntryHead({ node }: { readonly node: ServiceEntryNode }): React.JSX.Element {
  const [first, ...others] = node.hosts;
  const conflicts = conflictsAsWhole(node);
  return (
    <div className="card-head entry-head">
      <KindGlyph kind="ServiceEntry" size={26} />
      <div className="card-titles">
        <div className="card-line">
          <div className="card-title mono" title={cardWords.lines(node.hosts)}>
            {first ?? entryWords.noHost}
          </div>
          {others.length > 0 && <span className="more mono">{entryWords.moreHosts(others.length)}</span>}
          <span className="card-line-end">
            <FindingsChip of={node.id} />
          </span>
        </div>
        <div className="card-line">
          <Meta
            of={node.id}
            text={node.namespace === null ? node.name : `${node.namespace}/${node.name}`}
            title={node.label}
          />
          {conflicts.length > 0 && <ConflictChip conflicts={conflicts} />}
        </div>
      </div>
    </div>
  );
}

/** A fault that only both cards together show: the first in two words, all as title and to screen readers. */
function ConflictChip({ conflicts }: { readonly conflicts: readonly Conflict[] }): React.JSX.Element | null {
  const [first] = conflicts;
  if (!first) return null;
  const says = cardWords.lines(conflicts.map((conflict) => conflict.says));
  return (
    <span className="chip chip-small chip-warning conflict" title={says}>
      <Layers2 size={11} strokeWidth={2} aria-hidden="true" />
      {conflictChip(first)}
      <span className="spoken-only">{says}</span>
    </span>
  );
}

function Port(props: {
  readonly port: PortRow;
  readonly conflict: Conflict | undefined;
  readonly selected: boolean;
  readonly drop: boolean;
  readonly off: boolean;
}): React.JSX.Element {
  const { port, conflict, selected, drop, off } = props;
  const number = entryWords.portNumber(port.number, port.targetPort);
  const says = port.misread ? entryWords.misread(tlsWords(port.tls), misreadWords[port.misread]) : tlsWords(port.tls);
  return (
    <div
      role="group"
      aria-label={entryWords.port(port.number, port.protocol, says)}
      className={classes('card-row port-row', selected && 'is-selected', drop && 'drop-row', off && 'is-off')}
      data-part={`port:${port.number}`}
      title={entryWords.portTitle({ ...port, number }, says)}
    >
      <span className={classes('port-number mono', number.length > 9 && 'is-long')}>{number}</span>
      <span className="port-protocol">{port.protocol}</span>
      {conflict && <ConflictChip conflicts={[conflict]} />}
      <span
        className={classes(
          'chip chip-tls',
          isTlsTwice(port.tls) ? 'chip-error' : port.misread !== undefined && 'chip-warning',
        )}
      >
        {isTlsKnown(port.tls) && <Bars layers={tlsLayers(port.tls)} />}
        <span className="ellipsis">{tlsWords(port.tls)}</span>
      </span>
    </div>
  );
}

/** So many letters of its chips fit into the foot beside each other; with more, that it has no address is left out. */
const footLetters = 24;

/** What else decides how the entry works. */
function Foot({ node, selected }: { readonly node: ServiceEntryNode; readonly selected: string }): React.JSX.Element {
  const [resolution, address, shown] = [resolutionChip(node), addressChip(node), exportChip(node)];
  const crowded = resolution.length + address.length + shown.length > footLetters;
  const none = node.incomplete ? entryWords.addressesUnread : entryWords.noAddresses;
  const given = node.addresses.length > 0 ? entryWords.addresses(node.addresses) : none;
  const all = [
    { field: 'resolution', text: resolution, more: entryWords.resolution(node.resolution) },
    { field: 'addresses', text: address, more: given },
    { field: 'exportTo', text: shown, more: entryWords.exportTo(node.exportTo) },
  ];
  const chips = crowded && node.addresses.length === 0 ? all.filter(({ field }) => field !== 'addresses') : all;
  return (
    <div className="entry-foot">
      {chips.map(({ field, text, more }) => (
        <span
          key={field}
          className={classes('chip chip-field', hasPart(selected, `field:${field}`) && 'is-selected')}
          data-part={`field:${field}`}
          title={more}
        >
          {field === 'exportTo' && (
            <>
              <Eye size={12} strokeWidth={1.75} aria-hidden="true" />
              <span className="spoken-only">{entryWords.exportToLabel} </span>
            </>
          )}
          {text}
        </span>
      ))}
    </div>
  );
}
