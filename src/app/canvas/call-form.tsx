import { useMemo, useState, type KeyboardEvent } from 'react';
import { urlOfEntry } from '../commands/add-call';
import type { Topology } from '../../core/topology';
import { makeCall } from './actions';
import type { FloatingProps } from './floating';
import { FloatingForm, FormButtons } from './floating-form';
import { nodesById } from './spots';

/** How many targets the list shows at once; typing narrows them. */
const most = 40;

/** Connecting by keyboard: type a URL, or type to narrow the hosts that the registry knows and walk them. */
export function CallForm({ floating, graph, room, onClose }: FloatingProps<'call'>): React.JSX.Element | null {
  const workload = nodesById(graph.topology).get(floating.workload);
  const [text, setText] = useState('');
  const [at, setAt] = useState(-1);
  const [refusal, setRefusal] = useState<string | null>(null);
  const all = useMemo(() => targetsOf(graph.topology), [graph.topology]);
  const shown = all.filter((url) => url.includes(text.trim().toLowerCase())).slice(0, most);
  if (!workload) return null;
  const submit = (url = shown[at] ?? text): void => {
    const failed = makeCall(workload, url);
    setRefusal(failed);
    if (failed === null) onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    setAt((before) => Math.max(-1, Math.min(shown.length - 1, before + step)));
  };
  return (
    <FloatingForm
      title={`Call from ${workload.name}`}
      at={floating.at}
      room={room}
      height={320}
      onSubmit={() => submit()}
      onClose={onClose}
    >
      <label>
        URL, or part of a host
        <input
          value={text}
          placeholder="https://api.example.com"
          spellCheck={false}
          autoComplete="off"
          role="combobox"
          aria-expanded={shown.length > 0}
          aria-controls="call-targets"
          aria-activedescendant={at >= 0 ? `call-target-${at}` : undefined}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            const typed = event.target.value;
            setText(typed);
            // Part of a host narrows the list and means its first; a URL means what is typed.
            setAt(typed.trim() === '' || typed.includes('://') ? -1 : 0);
          }}
        />
      </label>
      <ul id="call-targets" className="call-targets" role="listbox" aria-label="Known hosts">
        {shown.map((url, index) => (
          <li
            key={url}
            id={`call-target-${index}`}
            role="option"
            aria-selected={index === at}
            title={url}
            onPointerDown={() => submit(url)}
          >
            {url}
          </li>
        ))}
      </ul>
      {refusal !== null && <p className="refusal">{refusal}</p>}
      <FormButtons action="Add call" onClose={onClose} />
    </FloatingForm>
  );
}

/** The URLs under which each port of each entry can be called; wildcards are left out, since one name under them must be typed. */
function targetsOf(topology: Topology): string[] {
  const urls = new Set<string>();
  for (const node of topology.nodes) {
    if (node.type !== 'service-entry') continue;
    for (const port of node.ports) {
      const { url, exact } = urlOfEntry(node, port.number);
      if (exact) urls.add(url);
    }
  }
  return [...urls].sort();
}
