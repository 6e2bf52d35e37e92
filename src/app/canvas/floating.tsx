import { useState } from 'react';
import { readCallUrl } from '../commands/add-call';
import { addEndpoint } from '../commands/add-endpoint';
import { addServiceEntry } from '../commands/add-service-entry';
import { addWorkload } from '../commands/add-workload';
import { designOf, drawnIndex } from '../commands/design-document';
import { freeName, nameFromHost } from '../commands/resource-names';
import { defaultNamespace } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { getState } from '../store';
import { getView } from '../view';
import { attempt, deleteSpot, nameOfSpot, questionsFor, renameSpot, resourceOfSpot, selectNode } from './actions';
import { CallForm } from './call-form';
import type { Floating } from './canvas-state';
import { FloatingForm, FormButtons, TextField } from './floating-form';
import type { Graph } from './graph';
import { nodesById } from './spots';
import { count } from './words';

export interface FloatingProps<Type extends Floating['type'] = Floating['type']> {
  readonly floating: Extract<Floating, { type: Type }>;
  readonly graph: Graph;
  readonly room: { readonly width: number; readonly height: number };
  readonly onClose: () => void;
}

/** The form that floats over the canvas now. */
export function FloatingForms(props: FloatingProps): React.JSX.Element | null {
  const { floating } = props;
  switch (floating.type) {
    case 'make-workload':
      return <WorkloadForm {...props} floating={floating} />;
    case 'make-entry':
      return <EntryForm {...props} floating={floating} />;
    case 'make-external':
      return <ExternalForm {...props} floating={floating} />;
    case 'add-endpoint':
      return <EndpointForm {...props} floating={floating} />;
    case 'call':
      return <CallForm {...props} floating={floating} />;
    case 'rename':
      return <RenameForm {...props} floating={floating} />;
    case 'delete':
      return <DeleteForm {...props} floating={floating} />;
    case 'menu':
      return null;
  }
}

function WorkloadForm({ floating, room, onClose }: FloatingProps<'make-workload'>): React.JSX.Element {
  const namespaceOf = floating.namespace ?? usualNamespace(getState().snapshot) ?? defaultNamespace;
  const [namespace, setNamespace] = useState(namespaceOf);
  const [name, setName] = useState(() => freePodName(getState().snapshot, namespaceOf));
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = (): void => {
    const result = addWorkload(getState().snapshot, { name: name.trim(), namespace: namespace.trim() });
    const failed = attempt(
      result,
      `Drew pod ${name.trim()} in ${namespace.trim()}.`,
      `Workload/${namespace.trim()}/${name.trim()}`,
    );
    setRefusal(failed);
    if (failed === null) onClose();
  };
  return (
    <FloatingForm title="Draw a pod" at={floating.at} room={room} height={210} onSubmit={submit} onClose={onClose}>
      <TextField label="name" value={name} onChange={setName} />
      <TextField label="namespace" value={namespace} onChange={setNamespace} />
      {refusal !== null && <p className="refusal">{refusal}</p>}
      <FormButtons action="Draw" onClose={onClose} />
    </FloatingForm>
  );
}

function EntryForm({ floating, room, onClose }: FloatingProps<'make-entry'>): React.JSX.Element {
  const [host, setHost] = useState('api.example.com');
  const [typedName, setName] = useState<string | null>(null);
  const [namespace, setNamespace] = useState(floating.namespace ?? usualNamespace(getState().snapshot) ?? '');
  const [refusal, setRefusal] = useState<string | null>(null);
  const inNamespace = namespace.trim() === '' ? null : namespace.trim();
  const name = typedName ?? freeName(getState().snapshot, 'ServiceEntry', inNamespace, nameFromHost(host));
  const submit = (): void => {
    const failed = makeEntry({ name: name.trim(), namespace: inNamespace, host: host.trim() });
    setRefusal(failed);
    if (failed === null) onClose();
  };
  return (
    <FloatingForm
      title="New ServiceEntry"
      at={floating.at}
      room={room}
      height={260}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField label="hosts" value={host} onChange={setHost} />
      <TextField label="name" value={name} onChange={setName} />
      <TextField label="namespace" value={namespace} placeholder="none" onChange={setNamespace} />
      {refusal !== null && <p className="refusal">{refusal}</p>}
      <FormButtons action="Add" onClose={onClose} />
    </FloatingForm>
  );
}

function ExternalForm({ floating, room, onClose }: FloatingProps<'make-external'>): React.JSX.Element {
  const [text, setText] = useState('https://api.example.com');
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = (): void => {
    const wanted = readExternal(text);
    if (wanted === null) {
      setRefusal(`${text} is neither a host nor a URL.`);
      return;
    }
    const namespace = floating.namespace ?? usualNamespace(getState().snapshot);
    const name = freeName(getState().snapshot, 'ServiceEntry', namespace, nameFromHost(wanted.host));
    const failed = makeEntry({ name, namespace, ...wanted });
    setRefusal(failed);
    if (failed === null) onClose();
  };
  return (
    <FloatingForm
      title="New external host"
      at={floating.at}
      room={room}
      height={190}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>Istio has no kind for a machine outside. This writes a ServiceEntry that makes the host known.</p>
      <TextField label="Host or URL" value={text} onChange={setText} />
      {refusal !== null && <p className="refusal">{refusal}</p>}
      <FormButtons action="Add" onClose={onClose} />
    </FloatingForm>
  );
}

function EndpointForm({ floating, graph, room, onClose }: FloatingProps<'add-endpoint'>): React.JSX.Element {
  const [address, setAddress] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const node = nodesById(graph.topology).get(floating.entry);
  const submit = (): void => {
    const { snapshot } = getState();
    const entry = resourceOfSpot(snapshot, { node: floating.entry, part: null });
    if (!entry) return;
    const failed = attempt(
      addEndpoint(snapshot, entry, address),
      `Added endpoint ${address.trim()} to ${entry.name}.`,
      floating.entry,
    );
    setRefusal(failed);
    if (failed === null) onClose();
  };
  return (
    <FloatingForm
      title={`Endpoint of ${node?.name ?? 'the entry'}`}
      at={floating.at}
      room={room}
      height={160}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField label="address" value={address} placeholder="10.0.0.10" onChange={setAddress} />
      {refusal !== null && <p className="refusal">{refusal}</p>}
      <FormButtons action="Add" onClose={onClose} />
    </FloatingForm>
  );
}

function RenameForm({ floating, room, onClose }: FloatingProps<'rename'>): React.JSX.Element {
  const [name, setName] = useState(() => nameOfSpot(getState().snapshot, floating.spot) ?? '');
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = (): void => {
    const failed = renameSpot(floating.spot, name.trim());
    setRefusal(failed);
    if (failed === null) onClose();
  };
  return (
    <FloatingForm title="Rename" at={floating.at} room={room} height={150} onSubmit={submit} onClose={onClose}>
      <TextField label="name" value={name} onChange={setName} />
      {refusal !== null && <p className="refusal">{refusal}</p>}
      <FormButtons action="Rename" onClose={onClose} />
    </FloatingForm>
  );
}

function DeleteForm({ floating, room, onClose }: FloatingProps<'delete'>): React.JSX.Element {
  const { snapshot } = getState();
  const dependants = questionsFor(snapshot, floating.spot);
  const own = dependants?.own ?? [];
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const name = nameOfSpot(snapshot, floating.spot) ?? 'it';
  const submit = (): void => {
    deleteSpot(
      floating.spot,
      own.map((rule) => rule.key).filter((key) => !kept.has(key)),
    );
    onClose();
  };
  const toggle = (key: string): void =>
    setKept(new Set(kept.has(key) ? [...kept].filter((each) => each !== key) : [...kept, key]));
  return (
    <FloatingForm
      title={`Delete ${name}?`}
      at={floating.at}
      room={room}
      height={180}
      onSubmit={submit}
      onClose={onClose}
    >
      {dependants && dependants.calls > 0 && <p>{count(dependants.calls, 'drawn call')} to it will have no entry.</p>}
      {own.map((rule) => (
        <label key={rule.key} className="check">
          <input type="checkbox" checked={!kept.has(rule.key)} onChange={() => toggle(rule.key)} />
          {rule.kind} {rule.name} serves only this host
        </label>
      ))}
      {dependants?.shared.map((rule) => (
        <p key={rule.key}>
          {rule.kind} {rule.name} stays: other hosts need it.
        </p>
      ))}
      <FormButtons action="Delete" danger onClose={onClose} />
    </FloatingForm>
  );
}

function makeEntry(entry: Parameters<typeof addServiceEntry>[1]): string | null {
  const known = new Set(getState().snapshot.resources.map((each) => each.key));
  const result = addServiceEntry(getState().snapshot, { ...entry, file: getView().openFile });
  const file = result.ok ? result.change.files[0]?.path : undefined;
  const failed = attempt(result, `Added ServiceEntry ${entry.name} to ${file ?? 'the design'}.`);
  if (failed !== null) return failed;
  const made = getState().snapshot.resources.find((each) => !known.has(each.key) && each.kind === 'ServiceEntry');
  if (made) selectNode(made.key);
  return null;
}

/** A host with the port that a URL implies: 443 HTTPS where it says nothing. */
function readExternal(text: string): { host: string; port: { number: number; protocol: string } } | null {
  const url = readCallUrl(text);
  const match = url === null ? null : /^([a-z]+):\/\/([^/:]+)(?::(\d+))?/i.exec(url);
  if (!match) return null;
  const [, scheme = 'https', host = '', written] = match;
  const protocol =
    { http: 'HTTP', https: 'HTTPS', grpc: 'GRPC', tls: 'TLS', tcp: 'TCP' }[scheme.toLowerCase()] ?? 'TCP';
  return {
    host,
    port: { number: written === undefined ? (protocol === 'HTTP' ? 80 : 443) : Number(written), protocol },
  };
}

/** The namespace used last in the design, so that a new thing begins there. */
function usualNamespace(snapshot: Snapshot): string | null {
  const { bands } = snapshot.topology;
  const selected = snapshot.resources.find(
    (each) => each.place.document === getState().selection?.place.document,
  )?.namespace;
  return selected ?? bands.find((band) => band !== null) ?? null;
}

function freePodName(snapshot: Snapshot, namespace: string): string {
  const design = designOf(snapshot);
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'app' : `app-${number}`;
    const drawn = design && drawnIndex(design, namespace, name) >= 0;
    if (!drawn && !snapshot.topology.nodes.some((node) => node.id === `Workload/${namespace}/${name}`)) return name;
  }
}
