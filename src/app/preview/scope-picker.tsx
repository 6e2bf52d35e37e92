import type { Topology } from '../../core/topology';
import { namespacesOf, type ScopeChoice } from './diagram';
import { partsOf, type Part } from './parts';
import { scopeWords } from './words';

/** The list from which the part of the design that is drawn is chosen. */
export function ScopePicker(props: {
  readonly topology: Topology;
  readonly scope: ScopeChoice;
  readonly onScope: (scope: ScopeChoice) => void;
}): React.JSX.Element {
  const { topology, scope, onScope } = props;
  const { resources, calls } = partsOf(topology);
  const namespaces = namespacesOf(topology).map((name) => ({ id: `namespace:${name}`, label: name }));
  const asOption = ({ id, label }: Part): Part => ({ id: `node:${id}`, label });
  const value = valueOf(scope);
  const options = [...namespaces, ...[...resources, ...calls].map(asOption)];
  const isListed = ['mesh', 'selection'].includes(value) || options.some(({ id }) => id === value);
  return (
    <select
      className="diagram-scope"
      aria-label={scopeWords.label}
      value={value}
      onChange={(event) => onScope(choiceOf(event.target.value))}
    >
      <option value="mesh">{scopeWords.mesh}</option>
      <option value="selection">{scopeWords.selection}</option>
      {!isListed && <option value={value}>{value.slice(value.indexOf(':') + 1)}</option>}
      <Group label={scopeWords.namespaces} parts={namespaces} />
      <Group label={scopeWords.resources} parts={resources.map(asOption)} />
      <Group label={scopeWords.calls} parts={calls.map(asOption)} />
    </select>
  );
}

function Group({
  label,
  parts,
}: {
  readonly label: string;
  readonly parts: readonly Part[];
}): React.JSX.Element | null {
  if (parts.length === 0) return null;
  return (
    <optgroup label={label}>
      {parts.map((part) => (
        <option key={part.id} value={part.id}>
          {part.label}
        </option>
      ))}
    </optgroup>
  );
}

function valueOf(scope: ScopeChoice): string {
  if (scope.type === 'namespace') return `namespace:${scope.namespace}`;
  return scope.type === 'node' ? `node:${scope.id}` : scope.type;
}

function choiceOf(value: string): ScopeChoice {
  if (value === 'mesh' || value === 'selection') return { type: value };
  const rest = value.slice(value.indexOf(':') + 1);
  return value.startsWith('namespace:') ? { type: 'namespace', namespace: rest } : { type: 'node', id: rest };
}
