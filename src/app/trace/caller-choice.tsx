import { useMemo } from 'react';
import type { Mesh } from '../../core/mesh';
import { useApp } from '../store';
import type { FreeCall } from '../traced-call';
import { callWords } from './words';

type Caller = Pick<FreeCall, 'namespace' | 'name'>;

/** Chooses who calls: a pod of the design, or any pod of a namespace. */
export function CallerChoice(
  props: Caller & { readonly label?: string; readonly onChange: (caller: Caller) => void },
): React.JSX.Element {
  const mesh = useApp((state) => state.snapshot.mesh);
  const { pods, namespaces } = useMemo(() => callersOf(mesh), [mesh]);
  const value = valueOf(props);
  const all = [...pods, ...namespaces.map((namespace) => ({ namespace, name: null }))];
  return (
    <select
      className="trace-choice trace-from"
      aria-label={props.label ?? callWords.from}
      value={value}
      onChange={(event) => {
        const chosen = all.find((each) => valueOf(each) === event.target.value);
        if (chosen) props.onChange(chosen);
      }}
    >
      {!all.some((each) => valueOf(each) === value) && <option value={value}>{wordsOf(props)}</option>}
      {pods.map((pod) => (
        <option key={valueOf(pod)} value={valueOf(pod)}>
          {wordsOf(pod)}
        </option>
      ))}
      <optgroup label={callWords.anyPod}>
        {namespaces.map((namespace) => (
          <option key={namespace} value={valueOf({ namespace, name: null })}>
            {wordsOf({ namespace, name: null })}
          </option>
        ))}
      </optgroup>
    </select>
  );
}

function valueOf({ namespace, name }: Caller): string {
  return `${namespace}/${name ?? ''}`;
}

function wordsOf({ namespace, name }: Caller): string {
  return name === null ? callWords.anyPodIn(namespace) : `${namespace}/${name}`;
}

function callersOf({ workloads, entries, rules, virtualServices }: Mesh): {
  readonly pods: readonly Caller[];
  readonly namespaces: readonly string[];
} {
  const pods = workloads.filter(({ name }) => name !== '').map(({ namespace, name }) => ({ namespace, name }));
  const named = [...workloads, ...entries, ...rules, ...virtualServices].map(({ namespace }) => namespace);
  return { pods, namespaces: [...new Set(['default', ...named])].sort() };
}
