import { useState } from 'react';
import { isIp } from '../../core/mesh';
import { addExternal, readExternal } from '../commands/add-external';
import { addServiceEntry } from '../commands/add-service-entry';
import { freeName, nameFromHost } from '../commands/resource-names';
import { getState } from '../store';
import { getView } from '../view';
import { makeResource } from './actions';
import type { FloatingProps } from './floating';
import { FloatingForm, FormButtons, Refusal, TextField } from './floating-form';
import { readHostText } from './host-text';
import { usualNamespace } from './make-forms';
import { formWords, makeWords } from './words/forms';

/** A new ServiceEntry: its host, which the name follows until it is typed, and its namespace. */
export function EntryForm({ floating, room, onClose }: FloatingProps<'make-entry'>): React.JSX.Element {
  const [text, setText] = useState('api.example.com');
  const [typedName, setName] = useState<string | null>(null);
  const [namespace, setNamespace] = useState(floating.namespace ?? usualNamespace(getState().snapshot) ?? '');
  const [refusal, setRefusal] = useState<string | null>(null);
  const { type, host, port, says } = readHostText(text);
  const inNamespace = namespace.trim() === '' ? null : namespace.trim();
  const name = typedName ?? freeName(getState().snapshot, 'ServiceEntry', inNamespace, nameFromHost(host));
  const submit = (): void => {
    const { snapshot } = getState();
    const wanted = { name: name.trim(), namespace: inNamespace, host, ...(port ? { port } : {}), ...openFile() };
    const failed =
      type === 'host' || type === 'wildcard' || (type === 'url' && !isIp(host))
        ? makeResource(addServiceEntry(snapshot, wanted), 'ServiceEntry', wanted.name)
        : type === 'empty' || type === 'other'
          ? says
          : makeWords.entry.isAddress(host);
    setRefusal(failed);
    if (failed === null) onClose();
  };
  return (
    <FloatingForm title={makeWords.entry.title} at={floating.at} room={room} onSubmit={submit} onClose={onClose}>
      <TextField label={formWords.hosts} value={text} says={says} onChange={setText} />
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

/** The file that is open, which new entries go to when it holds Istio's kinds. */
function openFile(): { readonly file: string | null } {
  return { file: getView().openFile };
}

/**
 * A new host outside: Istio has no kind for it, so an entry is written that makes it known. An address has no name of its own, so one is
 * asked for.
 */
export function ExternalForm({ floating, room, onClose }: FloatingProps<'make-external'>): React.JSX.Element {
  const [text, setText] = useState('https://api.example.com');
  const [named, setNamed] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const { says } = readHostText(text);
  const external = readExternal(text);
  const submit = (): void => {
    const { snapshot } = getState();
    if (!external) return setRefusal(says);
    const namespace = floating.namespace ?? usualNamespace(snapshot);
    const host = external.type === 'ip' ? named.trim() : external.host;
    const name = freeName(snapshot, 'ServiceEntry', namespace, nameFromHost(host));
    const result = addExternal(snapshot, { external, namespace, named: host, name, ...openFile() });
    const failed = makeResource(result, 'ServiceEntry', name);
    setRefusal(failed);
    if (failed === null) onClose();
  };
  return (
    <FloatingForm title={makeWords.external.title} at={floating.at} room={room} onSubmit={submit} onClose={onClose}>
      <p>{makeWords.external.says}</p>
      <TextField label={makeWords.external.field} value={text} says={says} onChange={setText} />
      {external?.type === 'ip' && (
        <TextField
          label={formWords.hosts}
          value={named}
          placeholder={makeWords.external.hostExample}
          says={makeWords.external.hostSays}
          onChange={setNamed}
        />
      )}
      <Refusal text={refusal} />
      <FormButtons action={formWords.add} onClose={onClose} />
    </FloatingForm>
  );
}
