import { topologyOf } from '../../core/topology';
import { useState } from 'react';
import { defaultNamespace } from '../../core/schema';
import { resourceAt, type Snapshot } from '../../core/snapshot';
import { addGateway, gatewayNamespace } from '../commands/add-gateway';
import { addWorkload } from '../commands/add-workload';
import { addWorkloadEntry } from '../commands/add-workload-entry';
import { designOf, drawnIndex } from '../commands/design-document';
import { freeName } from '../commands/resource-names';
import { notify } from '../notices';
import { getState } from '../store';
import { getView } from '../view';
import { attempt, makeResource } from './actions';
import type { FloatingProps } from './floating';
import { FloatingForm, FormButtons, Refusal, TextField } from './floating-form';
import { formWords, makeWords } from './words/forms';

/** A new pod: its name, selected for typing, and its namespace. */
export function WorkloadForm({ floating, room, onClose }: FloatingProps<'make-workload'>): React.JSX.Element {
  const namespaceOf = floating.namespace ?? usualNamespace(getState().snapshot) ?? defaultNamespace;
  const [namespace, setNamespace] = useState(namespaceOf);
  const [name, setName] = useState(() => freePodName(getState().snapshot, namespaceOf));
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = (): void => {
    const wanted = { name: name.trim(), namespace: namespace.trim() };
    const failed = attempt(
      addWorkload(getState().snapshot, wanted),
      makeWords.pod.drew(wanted.name, wanted.namespace),
      `Workload/${wanted.namespace}/${wanted.name}`,
    );
    setRefusal(failed);
    if (failed === null) onClose();
  };
  // W opens the form at once: who then presses where the pod is to stand hears that it is not drawn yet.
  const leave = (): void => {
    onClose();
    notify({ tone: 'info', text: makeWords.pod.left });
  };
  return (
    <FloatingForm
      title={makeWords.pod.title}
      at={floating.at}
      room={room}
      onSubmit={submit}
      onLeave={leave}
      onClose={onClose}
    >
      <TextField label={formWords.name} value={name} onChange={setName} />
      <TextField label={formWords.namespace} value={namespace} onChange={setNamespace} />
      <Refusal text={refusal} />
      <FormButtons action={makeWords.pod.draw} onClose={onClose} />
    </FloatingForm>
  );
}

/** A new egress gateway: its name and namespace. */
export function GatewayForm({ floating, room, onClose }: FloatingProps<'make-gateway'>): React.JSX.Element {
  const [namespace, setNamespace] = useState(() => floating.namespace ?? gatewayNamespace(getState().snapshot));
  const [name, setName] = useState(() => freeName(getState().snapshot, 'Gateway', namespace, 'egress-gateway'));
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = (): void => {
    const wanted = { name: name.trim(), namespace: namespace.trim() || null, file: getView().openFile };
    const failed = makeResource(addGateway(getState().snapshot, wanted), 'Gateway', wanted.name);
    setRefusal(failed);
    if (failed === null) onClose();
  };
  return (
    <FloatingForm title={makeWords.gateway.title} at={floating.at} room={room} onSubmit={submit} onClose={onClose}>
      <p>{makeWords.gateway.says}</p>
      <TextField label={formWords.name} value={name} onChange={setName} />
      <TextField
        label={formWords.namespace}
        value={namespace}
        placeholder={formWords.noNamespace}
        onChange={setNamespace}
      />
      <Refusal text={refusal} />
      <FormButtons action={formWords.add} onClose={onClose} />
    </FloatingForm>
  );
}

/** A new machine outside of Kubernetes: its address, name and namespace. */
export function WorkloadEntryForm({
  floating,
  room,
  onClose,
}: FloatingProps<'make-workload-entry'>): React.JSX.Element {
  const [address, setAddress] = useState('');
  const [namespace, setNamespace] = useState(floating.namespace ?? usualNamespace(getState().snapshot) ?? '');
  const [name, setName] = useState(() => freeName(getState().snapshot, 'WorkloadEntry', namespace || null, 'vm'));
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = (): void => {
    const wanted = { name: name.trim(), namespace: namespace.trim() || null, address, file: getView().openFile };
    const failed = makeResource(addWorkloadEntry(getState().snapshot, wanted), 'WorkloadEntry', wanted.name);
    setRefusal(failed);
    if (failed === null) onClose();
  };
  return (
    <FloatingForm
      title={makeWords.workloadEntry.title}
      at={floating.at}
      room={room}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{makeWords.workloadEntry.says}</p>
      <TextField
        label={formWords.address}
        value={address}
        placeholder={makeWords.workloadEntry.addressExample}
        onChange={setAddress}
      />
      <TextField label={formWords.name} value={name} onChange={setName} />
      <TextField
        label={formWords.namespace}
        value={namespace}
        placeholder={formWords.noNamespace}
        onChange={setNamespace}
      />
      <Refusal text={refusal} />
      <FormButtons action={formWords.add} onClose={onClose} />
    </FloatingForm>
  );
}

/** The namespace used last in the design, so that a new thing begins there. */
export function usualNamespace(snapshot: Snapshot): string | null {
  const { selection } = getState();
  const selected = selection && resourceAt(snapshot, selection.place)?.namespace;
  return selected ?? topologyOf(snapshot).bands.find((band) => band !== null) ?? null;
}

function freePodName(snapshot: Snapshot, namespace: string): string {
  const design = designOf(snapshot);
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'app' : `app-${number}`;
    const drawn = design && drawnIndex(design, namespace, name) >= 0;
    if (!drawn && !topologyOf(snapshot).nodes.some((node) => node.id === `Workload/${namespace}/${name}`)) return name;
  }
}
