import { itemsOf } from '../../../core/lists';
import type { Path } from '../../../core/text';
import type { Op } from '../../../core/yaml';
import { resourceAt } from '../../../core/snapshot';
import { useApp } from '../../store';
import { currentValue, type Form } from '../form';
import { unsetOp } from '../model/edits';
import { suggestionsAt } from '../model/suggestions';
import type { FieldState } from '../use-field';
import { changeWords } from '../words/changes';
import { exportToWords } from '../words/sections';

/** How many are shown: beyond that a name is found faster by typing it. */
const most = 8;

interface Props {
  readonly path: Path;
  readonly value: unknown;
  readonly state: FieldState;
}

/** The namespaces of the design as ticks. A tick adds a line to the list or takes that line away, and what else stands there is left alone. */
export function NamespaceTicks({ path, value, state }: Props): React.JSX.Element | null {
  const { form } = state;
  const names = useNamespaces(form, path);
  const written = itemsOf(value);
  if (names.length === 0) return null;
  const tick = (name: string): void => {
    const index = written.indexOf(name);
    const label = index < 0 ? changeWords.add(name) : changeWords.remove(name);
    state.run(index < 0 ? addOps(path, written, name) : [removeOp(form, path, index)], label);
  };
  return (
    <div className="ins-choices" role="group" aria-label={exportToWords.namespacesLabel}>
      {names.map((name) => (
        <label key={name} className="ins-choice" data-chosen={written.includes(name) || undefined}>
          <input
            type="checkbox"
            className="spoken-only"
            checked={written.includes(name)}
            disabled={form.disabled}
            onChange={() => tick(name)}
          />
          {name}
        </label>
      ))}
    </div>
  );
}

/** The namespaces that the design knows beside the object's own, which has a word of its own. */
function useNamespaces(form: Form, path: Path): readonly string[] {
  const names = useApp(({ snapshot }) => {
    const resource = resourceAt(snapshot, form.place);
    const offered = suggestionsAt(snapshot, resource, [...path, 0]).map(({ value }) => value);
    const others = offered.filter((name) => /^[a-z0-9-]+$/.test(name) && name !== resource?.namespace);
    return others.slice(0, most).join(' ');
  });
  return names === '' ? [] : names.split(' ');
}

/** `*` and `~` say something about all namespaces, so a name takes their place. */
function addOps(path: Path, written: readonly unknown[], name: string): readonly Op[] {
  const names = written.some((each) => each !== '*' && each !== '~');
  if (!names) return [{ type: 'set', path, value: [name] }];
  return [{ type: 'insert', path, index: written.length, value: name }];
}

function removeOp(form: Form, path: Path, index: number): Op {
  return unsetOp(form.kind, currentValue(form), [...path, index]);
}
