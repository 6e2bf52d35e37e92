import { Menu } from '@mantine/core';
import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/Popover.css';
import type { ReactNode } from 'react';
import type { Node } from '../../core/topology';
import { hasStarter } from '../commands/add-destination-rule';
import { addPort } from '../commands/add-port';
import { duplicateResource } from '../commands/duplicate-resource';
import { runCommand } from '../commands';
import { getState, select } from '../store';
import { makeRule, nameOfSpot, perform, resourceOfSpot } from './actions';
import type { Floating } from './canvas-state';
import { copyYaml } from './copy-yaml';
import type { Graph } from './graph';
import { nodesById, placeOfSpot, type Spot } from './spots';

export interface NodeMenuProps {
  readonly floating: Extract<Floating, { type: 'menu' }>;
  readonly graph: Graph;
  readonly readOnly: boolean;
  readonly onClose: () => void;
  /** Opens another form where the menu was. */
  readonly onForm: (form: Floating) => void;
  readonly onDelete: (spot: Spot) => void;
  readonly onPin: (node: Node) => void;
  readonly onFit: () => void;
}

/** The menu of a card, a part of one, a wire, or of an empty place. */
export function NodeMenu(props: NodeMenuProps): React.JSX.Element {
  const { floating, graph, onClose } = props;
  const node = floating.spot ? nodesById(graph.topology).get(floating.spot.node) : undefined;
  return (
    <Menu
      opened
      onClose={onClose}
      position="bottom-start"
      offset={2}
      shadow="md"
      width={232}
      trapFocus
      returnFocus
      withinPortal
    >
      <Menu.Target>
        <span className="menu-anchor" style={{ left: floating.at.x, top: floating.at.y }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={node?.label ?? 'Canvas'}>
        {node && floating.spot ? <NodeItems {...props} node={node} spot={floating.spot} /> : <EmptyItems {...props} />}
      </Menu.Dropdown>
    </Menu>
  );
}

function NodeItems(props: NodeMenuProps & { readonly node: Node; readonly spot: Spot }): React.JSX.Element {
  const { node, spot, floating, graph, readOnly, onForm, onDelete, onPin } = props;
  const { at } = floating;
  const whole = spot.part === null;
  const pinned = graph.pins.has(node.id);
  const named = nameOfSpot(graph.snapshot, spot) !== undefined && (whole || spot.part?.startsWith('rule:') === true);
  return (
    <>
      <Item onClick={() => goToText(graph, spot)} keys="F12">
        Go to text
      </Item>
      {!readOnly && named && (
        <Item onClick={() => onForm({ type: 'rename', at, spot })} keys="F2">
          Rename…
        </Item>
      )}
      {!readOnly && named && resourceOfSpot(graph.snapshot, spot) && (
        <Item onClick={() => duplicate(spot)}>Duplicate</Item>
      )}
      <Item onClick={() => void copyYaml(graph, spot)}>Copy YAML</Item>
      {!readOnly && whole && node.type !== 'unreadable' && (
        <Item onClick={() => onPin(node)} keys="P">
          {pinned ? 'Unpin' : 'Pin here'}
        </Item>
      )}
      {!readOnly && node.type === 'workload' && whole && (
        <>
          <Menu.Divider />
          <Item onClick={() => onForm({ type: 'call', at, workload: node.id })} keys="C">
            Add a call…
          </Item>
        </>
      )}
      {!readOnly && node.type === 'service-entry' && whole && (
        <>
          <Menu.Divider />
          <Item onClick={() => addPortTo(spot)}>Add port</Item>
          <Item onClick={() => onForm({ type: 'add-endpoint', at, entry: node.id })}>Add endpoint…</Item>
          <Item onClick={() => makeRule('DestinationRule', node)} keys="D">
            Add DestinationRule
          </Item>
          {hasStarter('VirtualService') && (
            <Item onClick={() => makeRule('VirtualService', node)} keys="R">
              Add VirtualService
            </Item>
          )}
        </>
      )}
      {!readOnly && !spot.part?.startsWith('field:') && (
        <>
          <Menu.Divider />
          <Item onClick={() => onDelete(spot)} keys="Del" danger>
            Delete
          </Item>
        </>
      )}
    </>
  );
}

function EmptyItems({ floating, readOnly, onForm, onFit }: NodeMenuProps): React.JSX.Element {
  const { at } = floating;
  return (
    <>
      {!readOnly && (
        <>
          <Item onClick={() => onForm({ type: 'make-workload', at, namespace: null })} keys="W">
            New pod…
          </Item>
          <Item onClick={() => onForm({ type: 'make-entry', at, namespace: null })} keys="S">
            New ServiceEntry…
          </Item>
          <Item onClick={() => onForm({ type: 'make-external', at, namespace: null })} keys="E">
            New external host…
          </Item>
          <Item onClick={() => runCommand('paste-yaml')}>Paste YAML…</Item>
          <Menu.Divider />
          <Item onClick={() => runCommand('arrange-canvas')} keys="Shift+A">
            Arrange
          </Item>
        </>
      )}
      <Item onClick={onFit} keys="Shift+1">
        Fit
      </Item>
    </>
  );
}

function Item(props: {
  readonly onClick: () => void;
  readonly keys?: string;
  readonly danger?: boolean;
  readonly children: ReactNode;
}): React.JSX.Element {
  return (
    <Menu.Item
      onClick={props.onClick}
      {...(props.danger ? { color: 'var(--error)' } : {})}
      {...(props.keys ? { rightSection: <kbd className="menu-keys">{props.keys}</kbd> } : {})}
    >
      {props.children}
    </Menu.Item>
  );
}

function goToText(graph: Graph, spot: Spot): void {
  const place = placeOfSpot(graph.topology, spot);
  if (place) select({ place, from: 'canvas' });
  runCommand('go-to-text');
}

function duplicate(spot: Spot): void {
  const { snapshot } = getState();
  const resource = resourceOfSpot(snapshot, spot);
  if (!resource) return;
  const known = new Set(snapshot.resources.map((each) => each.key));
  const failed = perform(duplicateResource(snapshot, resource), `Duplicated ${resource.kind} ${resource.name}.`);
  const copy = getState().snapshot.resources.find((each) => !known.has(each.key));
  if (failed === null && copy) select({ place: copy.place, from: 'canvas' });
}

function addPortTo(spot: Spot): void {
  const { snapshot } = getState();
  const entry = resourceOfSpot(snapshot, spot);
  if (entry) perform(addPort(snapshot, entry), `Added a port to ${entry.name}.`, spot.node);
}
